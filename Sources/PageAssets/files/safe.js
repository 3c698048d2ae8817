// Text of unknown origin, such as a gate's output: colours of a terminal are left out, and what would hide or reorder text is written out.

// What a terminal takes for a colour or a title: CSI ... m and its kin, OSC ... BEL or ST.
const terminal = /\u001b\[[0-9;:?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?/g;
const acting = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u3164\uffa0\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g;

const picture = (character) => {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return `\u27e8U+${code.toString(16).toUpperCase().padStart(4, "0")}\u27e9`;
};

/** The text with its lines and tabs, and nothing that acts. */
export const safe = (text) => text.replace(terminal, "").replace(/\r\n/g, "\n").replace(acting, picture);
