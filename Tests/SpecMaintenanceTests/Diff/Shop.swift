import APISpec
import BindingsGenerator
import SpecMaintenance
import Testing

/// A small description to make changes to.
struct Shop {
    var api = """
        {
          "actions": {
            "Order": {
              "document": "Our words on ordering.",
              "input": "OrderRequest",
              "name": "Order a thing",
              "output": "OrderResponse",
              "status": "online"
            },
            "Track": {
              "document": "",
              "input": "TrackRequest",
              "name": "Track an order",
              "output": "TrackResponse"
            }
          },
          "metadata": {
            "apiVersion": "2024-05-06",
            "serviceShortName": "shop"
          },
          "objects": {
            "Box": {
              "document": "What it is packed in.",
              "members": [
                {"document": "In centimetres.", "member": "int64", "name": "Width", "required": true, "type": "int"}
              ],
              "usage": "both"
            },
            "OrderRequest": {
              "document": "",
              "members": [
                {"document": "", "example": "a chair", "member": "string", "name": "Thing", "required": true, "type": "string"},
                {"document": "", "member": "string", "name": "Colour", "required": false, "type": "string"},
                {"document": "", "member": "int64", "name": "Count", "type": "int"},
                {"document": "", "member": "string", "name": "ThingIds", "type": "list"},
                {"document": "", "member": "Box", "name": "Box", "type": "object"}
              ],
              "type": "object"
            },
            "OrderResponse": {
              "document": "",
              "members": [
                {"document": "", "member": "string", "name": "OrderId", "type": "string"},
                {"document": "Our words on requests.", "member": "string", "name": "RequestId", "type": "string"}
              ],
              "type": "object"
            },
            "TrackRequest": {
              "document": "",
              "members": [
                {"document": "", "member": "string", "name": "OrderId", "type": "string"}
              ],
              "type": "object"
            },
            "TrackResponse": {
              "document": "",
              "members": [
                {"document": "", "member": "string", "name": "State", "type": "string"},
                {"document": "", "member": "Box", "name": "Box", "type": "object"},
                {"document": "", "member": "datetime", "name": "Since", "type": "string"}
              ],
              "type": "object"
            }
          },
          "version": "1.0"
        }

        """
    var refinements: String? = """
        {
          "service": {"name": "Shop", "namespace": "Shop"},
          "enumerations": {
            "Colour": {"document": "", "members": ["OrderRequest.Colour"], "values": [
              {"value": "Red", "document": ""}, {"value": "Blue", "document": ""}]}
          },
          "members": {
            "OrderRequest.Count": {"limits": {"range": {"min": 1, "max": 9}}},
            "OrderResponse.OrderId": {"present": true}
          },
          "waiters": {
            "Delivered": {"action": "Track", "document": "", "firstDelay": 1, "longestDelay": 2, "timeout": 9,
              "outcomes": [{"outcome": "success", "when": {"State": ["HERE"]}}]}
          }
        }
        """
    var errors: String? = """
        {"codes": [{"code": "SoldOut.Chairs", "document": ""}, {"code": "SoldOut.Tables", "document": ""}],
         "actions": {"Order": ["SoldOut.Chairs"]}}
        """

    /// The shop with a text of its files replaced by another; it must be there.
    func replacing(_ old: String, _ new: String) throws -> Shop {
        var shop = self
        let isThere = [api, refinements ?? "", errors ?? ""].contains { $0.contains(old) }
        try #require(isThere, "nothing to replace: \(old)")
        shop.api = api.replacing(old, with: new, maxReplacements: 1)
        shop.refinements = refinements?.replacing(old, with: new, maxReplacements: 1)
        shop.errors = errors?.replacing(old, with: new, maxReplacements: 1)
        return shop
    }

    /// The shop without the line that has a text.
    func without(_ text: String) throws -> Shop {
        let line = try #require(api.split(separator: "\n").first { $0.contains(text) })
        let shop = try replacing(String(line) + "\n", "")
        // The member before is the last now.
        guard !line.hasSuffix(",") else { return shop }
        var result = shop
        result.api = shop.api.replacing("},\n      ]", with: "}\n      ]")
        return result
    }

    var sources: DescriptionFiles.Sources {
        .init(
            api: SourceFile(path: "api.json", text: api),
            errors: errors.map { SourceFile(path: "errors.json", text: $0) },
            refinements: refinements.map { SourceFile(path: "refinements.json", text: $0) })
    }

    func surface() throws -> Surface {
        Surface(
            try Description(
                api: sources.api, errors: sources.errors, refinements: sources.refinements))
    }

    static func changes(from old: Shop = Shop(), to new: Shop) throws -> [Change] {
        Difference(from: try old.surface(), to: try new.surface()).changes
    }
}
