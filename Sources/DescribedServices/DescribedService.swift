import JSONCoding
import TencentCloudRuntime

/// A service that knows no more of itself than its description: it takes what that allows, and answers with what that
/// documents or else with what the types make.
final class DescribedService: Sendable {
    private let shape: ServiceShape
    private let examples: [String: [OfficialExample]]

    init(_ shape: ServiceShape, examples: [String: [OfficialExample]]) {
        self.shape = shape
        self.examples = examples
    }

    /// All actions of the service.
    var routes: ServiceRoutes {
        var routes = ServiceRoutes(service: shape.name, version: shape.version, handlers: [:])
        for (name, action) in shape.actions {
            if action.stream != .always {
                routes.handlers[name] = { try self.answer($0, to: action, $1).jsonBytes }
            }
            if let stream = action.stream {
                routes.streams[name] = { try self.events($0, of: action, stream, $1) }
            }
            if action.isUnsigned { routes.unsigned.insert(name) }
        }
        return routes
    }

    private func answer(
        _ body: [UInt8], to action: ActionShape, _ context: ServiceContext
    ) throws(ServiceFault) -> JSONObject {
        let request = try RequestReader(service: shape).read(body, as: action.input, context)
        switch documentedAnswer(to: request, action, context.action) {
        case .members(let members): return marked(members, action, context)
        case .fault(let fault): throw fault
        case .events, nil: break
        }
        let maker = maker(reflecting: request, action)
        let example = firstExample(of: action, context.action)
        var answer =
            example.map { maker.reflected($0, as: action.output) } ?? maker.object(action.output)
        if let pages = action.pages {
            let collection = Collection(service: shape, pages: pages, output: action.output)
            collection.turn(&answer, to: request, like: example)
        }
        return marked(answer, action, context)
    }

    /// How many events are made up.
    private static let eventCount = 3

    private func events(
        _ body: [UInt8], of action: ActionShape, _ stream: StreamShape, _ context: ServiceContext
    ) throws(ServiceFault) -> ServiceRoutes.Events? {
        let request = try RequestReader(service: shape).read(body, as: action.input, context)
        if case .member(let name) = stream, request[name] != true { return nil }
        var events: [JSONObject]
        switch documentedAnswer(to: request, action, context.action) {
        case .members(let members): events = [members]
        case .events(let documented): events = documented
        case .fault(let fault): throw fault
        case nil:
            var maker = maker(reflecting: request, action)
            events = (1...Self.eventCount).map { number in
                maker.number = number
                return maker.object(action.output)
            }
        }
        events = events.map { marked($0, action, context) }
        return { [events] send in
            for event in events { try send(event.jsonBytes) }
        }
    }

    private func maker(reflecting request: JSONObject, _ action: ActionShape) -> AnswerMaker {
        AnswerMaker(
            service: shape,
            reflection: .init(object: shape.objects[action.input], members: request))
    }

    /// The answer of the example that has the same request.
    private func documentedAnswer(
        to request: JSONObject, _ action: ActionShape, _ name: String
    ) -> OfficialExample.Answer? {
        let reader = RequestReader(service: shape)
        let input = shape.objects[action.input]
        for example in examples[name] ?? [] {
            guard let body = example.request(of: input),
                let documented = try? reader.read(body, as: action.input), documented == request,
                let answer = example.answer(shape, action.output)
            else { continue }
            return answer
        }
        return nil
    }

    /// The answer of the first example that has one.
    private func firstExample(of action: ActionShape, _ name: String) -> JSONObject? {
        for example in examples[name] ?? [] {
            if case .members(let members) = example.answer(shape, action.output) { return members }
        }
        return nil
    }

    /// An answer with the request's own ID.
    private func marked(
        _ answer: JSONObject, _ action: ActionShape, _ context: ServiceContext
    ) -> JSONObject {
        guard shape.objects[action.output].member(named: "RequestId") != nil else { return answer }
        var answer = answer
        answer["RequestId"] = .string(context.requestID)
        return answer
    }
}
