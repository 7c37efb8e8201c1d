import Bindings

/// Answers with a sentence, word by word.
struct Chat: LKEAPService {
    func chatCompletions(
        _ request: LKEAP.ChatCompletionsRequest, context: ServiceContext
    ) throws -> LKEAP.ChatCompletionsResponse {
        throw ServiceFault(code: "UnsupportedOperation", message: "Ask for a stream.")
    }

    func chatCompletionsEvents(
        _ request: LKEAP.ChatCompletionsRequest, context: ServiceContext,
        send: (LKEAP.ChatCompletionsResponse) throws -> Void
    ) throws {
        guard request.messages.last?.content == "What do red pandas eat?" else {
            throw ServiceFault(code: .invalidParameterValue, message: "That is another question.")
        }
        for word in ["Bamboo", ",", " mostly", "."] {
            var choice = LKEAP.Choice()
            choice.delta = LKEAP.Delta(content: word)
            try send(LKEAP.ChatCompletionsResponse(choices: [choice], requestID: context.requestID))
        }
    }
}

/// Has 45 instances.
struct Machines: CVMService {
    func describeInstances(
        _ request: CVM.DescribeInstancesRequest, context: ServiceContext
    ) throws -> CVM.DescribeInstancesResponse {
        let (start, count) = (request.offset ?? 0, request.limit ?? 20)
        let instances = (start..<max(start, min(45, start + count))).map { number in
            CVM.Instance(instanceID: "ins-\(number)")
        }
        return CVM.DescribeInstancesResponse(
            totalCount: 45, instanceSet: instances, requestID: context.requestID)
    }
}

/// Takes one file.
struct Files: CIIService {
    static let file: [UInt8] = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }

    func uploadMedicalFile(
        _ request: CII.UploadMedicalFileRequest, context: ServiceContext
    ) throws -> CII.UploadMedicalFileResponse {
        guard request.file == BinaryContent(Self.file) else {
            throw ServiceFault(code: .invalidParameterValue, message: "Those are other bytes.")
        }
        return CII.UploadMedicalFileResponse(
            fileKey: "\(Self.file.count) bytes", requestID: context.requestID)
    }
}
