import Foundation
import JSONCoding
import TencentCloudVOD

/// Writing an 800-byte request and reading a 4 KB response, beside Foundation's coders over the same members.
enum JSON {
    static func figures() throws -> [Figure] {
        [try writing(), try reading()]
    }

    private static func writing() throws -> Figure {
        let document = Array(Documents.request.utf8)
        let request = try VOD.CreateAigcImageTaskRequest(jsonBytes: document)
        let codable = try JSONDecoder().decode(Codables.CreateRequest.self, from: Data(document))
        let encoder = JSONEncoder()
        guard request.jsonBytes == document else { throw Failure("the request isn't written as it was read") }
        let times = try Measurement.compare(
            { keep(request.jsonBytes) }, with: { keep(try encoder.encode(codable)) })
        return figure(
            "write a request of \(document.count) bytes", times, baseline: "Foundation's JSONEncoder")
    }

    private static func reading() throws -> Figure {
        let document = Array(Documents.response.utf8)
        let data = Data(document)
        let decoder = JSONDecoder()
        let response = try VOD.DescribeTaskDetailResponse(jsonBytes: document)
        let codable = try decoder.decode(Codables.DescribeResponse.self, from: data)
        guard
            response.aigcImageTask?.output?.fileInfos?.count
                == codable.AigcImageTask?.Output?.FileInfos?.count
        else { throw Failure("the two readers disagree") }
        let times = try Measurement.compare(
            { keep(try VOD.DescribeTaskDetailResponse(jsonBytes: document)) },
            with: { keep(try decoder.decode(Codables.DescribeResponse.self, from: data)) })
        return figure(
            "read a response of \(document.count) bytes", times, baseline: "Foundation's JSONDecoder")
    }

    private static func figure(
        _ name: String, _ times: (ours: Double, baseline: Double?), baseline: String
    ) -> Figure {
        Figure(
            name: name, unit: .microseconds, value: times.ours * 1e6,
            baseline: times.baseline.map { .value($0 * 1e6, of: baseline) }
                ?? .unavailable(why: "not measured"))
    }
}

/// Why a benchmark cannot be trusted, or run.
struct Failure: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }
}
