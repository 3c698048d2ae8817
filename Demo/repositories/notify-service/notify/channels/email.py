"""Messages by e-mail."""
from email.message import EmailMessage


def compose(address, subject, html):
    """Return the e-mail to send."""
    message = EmailMessage()
    message["From"] = "Fernhill Goods <hello@fernhill.example>"
    message["To"] = address
    message["Subject"] = subject
    message.set_content("This message is best read as HTML.")
    message.add_alternative(html, subtype="html")
    return message
