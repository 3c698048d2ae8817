"""Calls everything a lane's MCP server offers with the official client, and prints what came back as one JSON document.

    official_client.py modern|legacy stdio BRIDGE SOCKET
    official_client.py modern|legacy http SOCKET

With the word "review" at the end the server is a reviewer's.
The package mcp of 1.x speaks the revisions that begin with initialize; 2.x speaks 2026-07-28 as well, and by itself takes it.
"""
import asyncio
import contextlib
import importlib.metadata
import json
import sys

CALLS = [
    ("target", {}),
    ("rules", {}),
    ("history", {}),
    ("report", {"text": "half done"}),
    ("ask", {"question": "Now or later?", "options": ["now", "later"]}),
    ("handoff", {"repository": "api", "need": "a door", "interface": "open()", "why": "none yet", "blocking": True}),
    ("search", {"repository": "api", "query": "door", "paths": "src/**"}),
    ("read", {"repository": "api", "path": "src/a.ts", "line": 1, "count": 2}),
    ("gates", {"names": ["lint", "test"]}),
    ("claim", {"claim": "it opens", "evidence": "make test"}),
    ("report", {"text": 5}),
]
FINDING = {"file": "src/a.c", "line": 2, "severity": "high", "text": "It leaks."}
REVIEW_CALLS = [
    ("report_finding", FINDING),
    ("report_finding", FINDING),
    ("report_finding", {**FINDING, "severity": "grave"}),
    ("report_finding", {**FINDING, "file": "gone.txt"}),
    ("report_finding", {**FINDING, "text": "x" * 2001}),
]
NEWER = int(importlib.metadata.version("mcp").split(".")[0]) >= 2


def plain(value):
    return value.model_dump(mode="json", by_alias=True, exclude_none=True)


async def use(session, version, review):
    seen = {"version": version, "progress": [], "results": []}

    async def progress(done, total, message):
        seen["progress"].append([done, message])

    seen["tools"] = [tool.name for tool in (await session.list_tools()).tools]
    resources = [] if review else (await session.list_resources()).resources
    seen["resources"] = {}
    for resource in resources:
        if not str(resource.uri).startswith("signalbox://history"):
            contents = (await session.read_resource(resource.uri if not NEWER else str(resource.uri))).contents
            seen["resources"][str(resource.uri)] = contents[0].text
    for name, arguments in REVIEW_CALLS if review else CALLS:
        result = plain(await session.call_tool(name, arguments, progress_callback=progress))
        seen["results"].append([name, result["content"][0]["text"], bool(result.get("isError"))])
    # Many at once: their answers must find their way back.
    many = [] if review else await asyncio.gather(*(session.call_tool("report", {"text": f"number {i}"}) for i in range(20)))
    seen["parallel"] = len([one for one in many if plain(one)["content"][0]["text"] == "noted"])
    try:
        await session.call_tool("land", {})
        seen["unknown"] = None
    except Exception as error:  # 1.x and 2.x name it differently
        seen["unknown"] = (getattr(error, "error", None) or error).code
    return seen


@contextlib.asynccontextmanager
async def transport(kind, arguments):
    if kind == "stdio":
        from mcp.client.stdio import StdioServerParameters, stdio_client

        bridge, socket = arguments
        async with stdio_client(StdioServerParameters(command=bridge, args=["--socket", socket])) as streams:
            yield streams
        return
    try:
        import httpx2 as httpx
    except ImportError:
        import httpx
    try:
        from mcp.client.streamable_http import streamable_http_client
    except ImportError:
        from mcp.client.streamable_http import streamablehttp_client as streamable_http_client
    client = httpx.AsyncClient(transport=httpx.AsyncHTTPTransport(uds=arguments[0]), timeout=httpx.Timeout(30, read=300))
    async with client, streamable_http_client("http://lane/mcp", http_client=client) as streams:
        yield streams[:2]


async def main(era, kind, *arguments):
    review = arguments[-1] == "review"
    if review:
        arguments = arguments[:-1]
    if era == "modern":
        from mcp import Client

        async with Client(transport(kind, arguments)) as client:
            return await use(client, client.protocol_version, review)
    from mcp import ClientSession

    async with transport(kind, arguments) as (read, write), ClientSession(read, write) as session:
        answer = await session.initialize()
        return await use(session, getattr(answer, "protocolVersion", None) or answer.protocol_version, review)


print(json.dumps(asyncio.run(main(*sys.argv[1:]))))
