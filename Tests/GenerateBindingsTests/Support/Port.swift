/// A small service, as somebody describes it and as we refine it.
enum Port {
    /// Whose limits the refinements have.
    static let api = """
        {
          "actions": {
            "Moor": {
              "document": "Moors a boat.",
              "input": "MoorRequest",
              "name": "Moor a boat",
              "output": "MoorResponse",
              "status": "online"
            }
          },
          "metadata": {
            "apiVersion": "2024-05-06",
            "serviceShortName": "port"
          },
          "objects": {
            "MoorRequest": {
              "document": "A boat to moor.",
              "members": [
                {"document": "<p>The boat's name. At most 9 letters.</p>", "member": "string", "name": "Boat", "type": "string"},
                {"document": "<p>Kinds:</p><li>ketch: 1, 2</li>", "member": "string", "name": "Kind", "type": "string"},
                {"document": "Some words for the crew.", "member": "string", "name": "Greeting", "type": "string"}
              ],
              "type": "object"
            },
            "MoorResponse": {
              "document": "A moored boat.",
              "members": [
                {"document": "The request.", "member": "string", "name": "RequestId", "type": "string"}
              ],
              "type": "object"
            }
          },
          "version": "1.0"
        }

        """

    static let refinements = """
        {
          "service": {"name": "Port", "namespace": "Port"},
          "sources": {
            "rules": {"title": "harbour rules", "date": "2024-05-06"},
            "oldRules": {"title": "old harbour rules", "date": "2023-01-01"}
          },
          "members": {
            "MoorRequest.Boat": {
              "limits": [
                {"length": {"max": 9}, "source": "rules", "fingerprint": "BOAT"},
                {"values": ["Ann", "Bob"], "strength": "advice", "source": "oldRules", "fingerprint": "0123456789ab"}
              ]
            }
          },
          "models": {
            "MoorRequest": {
              "name": "Kind",
              "source": "rules",
              "fingerprint": "KINDS",
              "entries": [{"name": "ketch"}]
            }
          }
        }

        """.replacing("BOAT", with: boatFingerprint).replacing("KINDS", with: kindsFingerprint)

    static let boatFingerprint = "4353debc45c1"
    static let kindsFingerprint = "477e39a98700"

    /// The same with other words, near limits and elsewhere.
    static let newerAPI =
        api
        .replacing("At most 9 letters.", with: "At most 12 letters.")
        .replacing("ketch: 1, 2</li>", with: "ketch: 1, 2</li><li>yawl: 3</li>")
        .replacing("Some words", with: "A few words")
}
