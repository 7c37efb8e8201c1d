import TencentCloudVOD

/// Checking the largest shipped request against its limits, which are data, beside the same checks as compiled code.
enum Checking {
    static func figures() throws -> [Figure] {
        let request = try VOD.CreateAigcImageTaskRequest(jsonText: Documents.largestRequest)
        guard violations(of: request) == 0, CompiledChecks.violations(of: request) == 0 else {
            throw Failure("the request breaks a limit")
        }
        var wrong = request
        wrong.sessionContext = String(repeating: "x", count: 1001)
        guard violations(of: wrong) == 1, CompiledChecks.violations(of: wrong) == 1 else {
            throw Failure("a broken limit isn't found")
        }
        let times = try Measurement.compare(
            { keep(violations(of: request)) }, with: { keep(CompiledChecks.violations(of: request)) })
        return [
            Figure(
                name: "check a request of \(request.jsonBytes.count) bytes", unit: .microseconds,
                value: times.ours * 1e6,
                baseline: times.baseline.map { .value($0 * 1e6, of: "the same checks, compiled") }
                    ?? .unavailable(why: "not measured"))
        ]
    }

    private static func violations(of request: VOD.CreateAigcImageTaskRequest) -> Int {
        var validator = Validator()
        request.validate(&validator)
        return validator.violations.count
    }
}

/// What a generator of checks would write for a Kling request: each limit a comparison.
private enum CompiledChecks {
    static func violations(of request: VOD.CreateAigcImageTaskRequest) -> Int {
        var count = 0
        func check(_ isRight: Bool) { if !isRight { count += 1 } }
        check(!(request.prompt ?? "").isEmpty || !(request.fileInfos ?? []).isEmpty)
        check(request.sessionID.map { $0.unicodeScalars.count <= 50 } ?? true)
        check(request.sessionContext.map { $0.unicodeScalars.count <= 1000 } ?? true)
        check(request.tasksPriority.map { (-10...10).contains($0) } ?? true)
        for file in request.fileInfos ?? [] {
            switch file.type {
            case .file?: check(!(file.fileID ?? "").isEmpty)
            case .url?: check(!(file.url ?? "").isEmpty)
            case .base64?: check(!(file.base64 ?? "").isEmpty)
            default: check(!(file.fileID ?? file.url ?? file.base64 ?? "").isEmpty)
            }
        }
        check(request.outputConfig?.mediaName.map { $0.unicodeScalars.count <= 64 } ?? true)
        let parameters = try? request.extInfo?.value().additionalParameters?.value()
        let ratios = [
            parameters?.upExpansionRatio, parameters?.downExpansionRatio, parameters?.leftExpansionRatio,
            parameters?.rightExpansionRatio,
        ]
        for ratio in ratios { check(ratio.map { (0...2).contains($0) } ?? true) }
        switch (request.modelName.rawValue, request.modelVersion) {
        case ("Kling", "3.0-Omni"):
            check(request.sceneType.map { ["image_expand"].contains($0.rawValue) } ?? true)
            check(request.outputConfig?.outputImageCount.map { (1...9).contains($0) } ?? true)
            check((parameters?.size ?? "").isEmpty)
            check((request.fileInfos ?? []).count <= 10)
            check(request.outputConfig?.resolution.map { ["1k", "2k", "4k"].contains($0.rawValue) } ?? true)
            check(
                request.outputConfig?.aspectRatio.map {
                    ["16:9", "9:16", "1:1", "4:3", "3:4", "3:2", "2:3", "21:9", "auto"].contains($0.rawValue)
                } ?? true)
        default: break
        }
        return count
    }
}
