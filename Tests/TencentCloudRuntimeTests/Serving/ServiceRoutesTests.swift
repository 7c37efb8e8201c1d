import JSONCoding
import Testing

@testable import TencentCloudRuntime

/// The other end: bodies in, bodies or faults out.
@Suite struct ServiceRoutesTests {
    private let context = ServiceContext(requestID: "r-1", action: "CreateDrawing", secretID: "id")

    private let routes = ServiceRoutes(
        service: "draw", version: "2026-01-01",
        handlers: [
            "CreateDrawing": ServiceRoutes.handler { (request: Drawing.Request, context) in
                if request.prompt == "forbidden" {
                    throw ServiceFault(code: "InvalidParameter.ViolationContent", message: "no")
                }
                return Drawing.Response(taskID: "\(context.requestID)-\(request.style?.rawValue ?? "plain")")
            }
        ])

    private func serve(_ body: String) throws -> String {
        let handler = try #require(routes.handlers["CreateDrawing"])
        return String(decoding: try handler(Array(body.utf8), context), as: UTF8.self)
    }

    @Test func answersWithTheResponsesMembers() throws {
        #expect(try serve(#"{"Prompt": "a red panda", "Style": "Oil"}"#) == #"{"TaskId":"r-1-Oil"}"#)
    }

    @Test func passesFaultsOn() throws {
        let fault = #expect(throws: ServiceFault.self) { try serve(#"{"Prompt": "forbidden"}"#) }
        #expect(fault == ServiceFault(code: "InvalidParameter.ViolationContent", message: "no"))
    }

    @Test(arguments: [
        (#"{"Prompt": "a", "Promt": "b"}"#, "UnknownParameter", "`Promt`"),
        (
            #"{"Prompt": "a", "References": [{"Url": "u"}, {"Uri": "u"}]}"#, "UnknownParameter",
            "`References[1].Uri`"
        ),
        (#"{"Style": "Ink"}"#, "MissingParameter", "`Prompt`"),
        (#"{"Prompt": {}}"#, "InvalidParameter", "`Prompt`"),
        (#"{"Prompt": "a", "Count": "many"}"#, "InvalidParameter", "`Count`"),
        (#"{"Prompt": 1}"#, "InvalidParameter", "`Prompt`"),
        (#"{"Prompt": "a", "Count": 99999999999999999999}"#, "InvalidParameter", "`Count`"),
        (#"{"Prompt": "a", "References": [{"Url": []}]}"#, "InvalidParameter", "`References[0].Url`"),
        ("[]", "InvalidParameter", "The value type of the request is not valid"),
        (#"{"Prompt": "a""#, "InvalidRequest", "byte 14"), ("", "InvalidRequest", "empty"),
        (#"{"Prompt": "a"} {}"#, "InvalidRequest", "byte 16"),
        (#"{"Prompt": "a", "Count": 5}"#, "InvalidParameterValue", "Count is 5"),
        (
            #"{"Prompt": "a prompt that is far too long for this", "Count": 5}"#,
            "InvalidParameterValue.PromptTooLong", "Prompt has 38 characters"
        ),
        (#"{"Prompt": "a", "References": [{}]}"#, "MissingParameter", "References[0].Url"),
    ])
    func refusesAsTheServicesDo(body: String, code: String, mention: String) throws {
        let fault = try #require(#expect(throws: ServiceFault.self) { try serve(body) })
        #expect(fault.code.rawValue == code)
        #expect(fault.message.contains(mention), "\(fault.message)")
    }

    @Test func passesEventsOnToWhoAsksForThem() throws {
        let isAsked: @Sendable (Drawing.Request) -> Bool? = { $0.style.map { $0 == "Oil" } }
        let stream = ServiceRoutes.stream(when: isAsked) { request, context, send in
            try send(Drawing.Response(taskID: context.requestID))
            try send(Drawing.Response(taskID: request.prompt))
        }
        #expect(try stream(Array(#"{"Prompt": "a"}"#.utf8), context) == nil)
        #expect(throws: ServiceFault.self) { try stream(Array(#"{"Promt": "a"}"#.utf8), context) }
        let events = try #require(try stream(Array(#"{"Prompt": "a", "Style": "Oil"}"#.utf8), context))
        var sent: [String] = []
        try events { sent.append(String(decoding: $0, as: UTF8.self)) }
        #expect(sent == [#"{"TaskId":"r-1"}"#, #"{"TaskId":"a"}"#])
    }

    @Test func takesTextsWhereAllIsText() throws {
        let handler = try #require(routes.handlers["CreateDrawing"])
        var context = context
        context.takesTexts = true
        _ = try handler(Array(#"{"Prompt": "a", "Count": "3"}"#.utf8), context)
    }

    @Test func checksAreAsStrictAsAsked() throws {
        let handler = try #require(routes.handlers["CreateDrawing"])
        var context = context
        context.checks = .none
        _ = try handler(Array(#"{"Prompt": "a", "Count": 5}"#.utf8), context)
        // The documentation's own examples have numbers in strings.
        let text = Array(#"{"Prompt": "a", "Count": "3"}"#.utf8)
        _ = try handler(text, context)
        context.checks = .strict
        let fault = #expect(throws: ServiceFault.self) { try handler(text, context) }
        #expect(fault?.message.hasPrefix("The value type of parameter `Count` is not valid") == true)
    }

    @Test func speaksChinese() throws {
        let handler = try #require(routes.handlers["CreateDrawing"])
        var context = context
        context.language = "zh-CN"
        for (body, message) in [("{}", "缺少参数 `Prompt`。"), ("{", "请求体不是合法的 JSON"), ("[]", "类型错误")] {
            let fault = #expect(throws: ServiceFault.self) { try handler(Array(body.utf8), context) }
            #expect(fault?.message.contains(message) == true)
        }
    }
}
