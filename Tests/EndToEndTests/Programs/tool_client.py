"""One call of a lane's tool by the bridge: tool_client.py SIGNALBOX TOOL [ARGUMENTS]. Prints the answer's text; exit code 1 for an error."""
import json
import subprocess
import sys

program, tool = sys.argv[1:3]
arguments = json.loads(sys.argv[3]) if len(sys.argv) > 3 else {}
meta = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
    "io.modelcontextprotocol/clientInfo": {"name": "tool_client", "version": "1"},
}
call = {
    "jsonrpc": "2.0", "id": 1, "method": "tools/call",
    "params": {"name": tool, "arguments": arguments, "_meta": meta},
}
# Where the server is comes from SIGNALBOX_TOOLS.
bridge = subprocess.Popen([program, "mcp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
bridge.stdin.write(json.dumps(call).encode() + b"\n")
bridge.stdin.flush()
for line in bridge.stdout:
    message = json.loads(line)
    if message.get("id") == 1:
        break
else:
    sys.exit("the bridge ended without an answer")
bridge.stdin.close()
bridge.wait()
if "error" in message:
    sys.exit(message["error"]["message"])
result = message["result"]
print("\n".join(part["text"] for part in result["content"]))
sys.exit(1 if result.get("isError") else 0)
