import Bindings
import TencentCloudLocal

/// Streams a chat, turns the pages of a list, and uploads a file, at a stand-in that serves these three services.
@main
enum App {
    static func main() async throws {
        let local = try LocalService.start(services: [Chat().routes, Machines().routes, Files().routes])
        defer { local.stop() }
        var configuration = local.configuration
        configuration.region = "ap-guangzhou"
        print(
            try await chat(configuration), try await machines(configuration) + ",",
            try await file(configuration))
    }

    private static func chat(_ configuration: ClientConfiguration) async throws -> String {
        let question = LKEAP.Message(role: "user", content: "What do red pandas eat?")
        let request = LKEAP.ChatCompletionsRequest(model: "deepseek-v3.2", messages: [question])
        var (text, count) = ("", 0)
        for try await event in LKEAPClient(configuration).chatCompletionsEvents(request) {
            text += event.response.choices?.first?.delta?.content ?? ""
            count += 1
        }
        return "\(text) (\(count) events)"
    }

    private static func machines(_ configuration: ClientConfiguration) async throws -> String {
        let client = CVMClient(configuration)
        var pages = 0
        for try await page in client.describeInstancesPages(.init(limit: 10)) {
            pages += page.instanceSet?.isEmpty == false ? 1 : 0
        }
        var names: [String] = []
        for try await instance in client.describeInstancesItems(.init(limit: 10)) {
            names.append(instance.instanceID ?? "")
        }
        return "\(names.first ?? "") to \(names.last ?? "") on \(pages) pages"
    }

    private static func file(_ configuration: ClientConfiguration) async throws -> String {
        let answer = try await CIIClient(configuration).uploadMedicalFile(
            .init(file: BinaryContent(Files.file)))
        return "\(answer.fileKey ?? "nothing") stored"
    }
}
