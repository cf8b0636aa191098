import json, sys
event = json.load(sys.stdin)
sys.exit(2 if "sudo" in event["tool_input"].get("command", "") else 0)
