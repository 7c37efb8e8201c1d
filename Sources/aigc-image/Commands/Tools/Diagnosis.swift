import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD

/// One thing that was looked at.
struct Finding: Sendable {
    var name: String
    var isGood: Bool
    var what: String
    /// What to do, where it isn't good.
    var advice: String?
}

/// Looks at everything that a call stands on, each thing by itself.
struct Diagnosis: Sendable {
    var configuration: ClientConfiguration
    /// Which service is asked: `mps` or `vod`.
    var service: String
    /// Whether it is the one inside this program.
    var isLocal: Bool

    func findings() async throws -> [Finding] {
        let credentials = try await self.credentials()
        let (endpoint, clock) = try await self.endpoint()
        var findings = [transport, credentials, endpoint]
        if let clock { findings.append(clock) }
        // Without the others it can't be made, and would only say so again.
        if findings.allSatisfy(\.isGood) || clock?.isGood == false, credentials.isGood {
            findings.append(try await call())
        }
        return findings
    }

    private var transport: Finding {
        if let name = DefaultTransport.name { return Finding(name: "transport", isGood: true, what: name) }
        return Finding(
            name: "transport", isGood: false, what: "this machine has no libcurl that can be used",
            advice: "Install libcurl 4, such as by: apt-get install libcurl4")
    }

    // MARK: Credentials

    private func credentials() async throws -> Finding {
        let providers =
            (configuration.credentials as? CredentialsChain)?.providers ?? [configuration.credentials]
        var reasons: [String] = []
        for provider in providers {
            do {
                let found = try await provider.credentials()
                let kind = found.token == nil ? "" : ", temporary"
                return Finding(
                    name: "credentials", isGood: true,
                    what: "\(Self.masked(found.secretID)) of \(place(of: provider))\(kind)")
            } catch let error as CredentialsError {
                reasons += error.places.map { "\($0.provider): \($0.reason)" }
                if error.endsChain { break }
            } catch let error as CancellationError {
                throw error
            } catch {
                reasons.append("\(error)")
            }
        }
        return Finding(
            name: "credentials", isGood: false, what: "none: \(reasons.joined(separator: "; "))",
            advice: "Make a key at \(configuration.console)/cam/capi and set TENCENTCLOUD_SECRET_ID and "
                + "TENCENTCLOUD_SECRET_KEY, or try --local, which needs none.")
    }

    private func place(of provider: any CredentialsProvider) -> String {
        switch provider {
        case is EnvironmentCredentials: "the environment"
        case is ProfileCredentials: "the credentials file"
        case is CommandLineToolCredentials: "the official command line tool's profile"
        case is CVMRoleCredentials, is TKERoleCredentials: "the role of this machine"
        default: isLocal ? "the service inside this program" : "the configuration"
        }
    }

    /// Enough to tell keys apart.
    private static func masked(_ id: String) -> String {
        id.count <= 12 ? String(id.prefix(4)) + "…" : "\(id.prefix(4))…\(id.suffix(4))"
    }

    // MARK: The service

    /// As much as requests are let be off, in seconds.
    private static let longestSkew: Int64 = 300

    private func endpoint() async throws -> (Finding, clock: Finding?) {
        let start = ContinuousClock.now
        do {
            let address = try configuration.address(of: service)
            let request = HTTPRequest(
                method: "GET", url: address.url, headers: [], body: [], connectTimeout: .seconds(10),
                totalTimeout: .seconds(20), maximumResponseBytes: 1 << 20)
            let response = try await configuration.transport.send(request)
            let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
            return (
                Finding(
                    name: "endpoint", isGood: true,
                    what: "\(address.host) answers within \(milliseconds) ms\(site)"),
                clock(response, of: address.host)
            )
        } catch let error as CancellationError {
            throw error
        } catch {
            return (
                Finding(
                    name: "endpoint", isGood: false, what: "\(error)",
                    advice: (error as? any TencentCloudError)?.advice
                        ?? "Look at the network, at HTTPS_PROXY, and at --site and --endpoint."), nil
            )
        }
    }

    private var site: String {
        switch configuration.site {
        case .international: " (the international site)"
        case .china: " (China's site)"
        case nil: ""
        }
    }

    private func clock(_ response: HTTPResponse, of host: String) -> Finding {
        guard let date = response.date else {
            return Finding(name: "clock", isGood: true, what: "\(host) doesn't say what time it has")
        }
        let skew = date - configuration.clock.now()
        let isGood = abs(skew) <= Self.longestSkew
        return Finding(
            name: "clock", isGood: isGood,
            what: abs(skew) < 2
                ? "right" : "\(abs(skew)) s \(skew < 0 ? "ahead of" : "behind") \(host)'s",
            advice: isGood
                ? nil
                : "Set this machine's clock. Until then each first request is refused, and sent again corrected."
        )
    }

    /// Asks for a task that can't exist: whoever hears so has signed rightly.
    private func call() async throws -> Finding {
        let action =
            service == "vod" ? VOD.Actions.describeTaskDetail.name : MPS.Actions.describeAigcImageTask.name
        do {
            if service == "vod" {
                _ = try await VODClient(configuration).describeTaskDetail(
                    .init(taskID: "1-AigcImageTask-00000000000000000000000000000000t"))
            } else {
                _ = try await MPSClient(configuration).describeAigcImageTask(
                    .init(taskID: "4-AigcImage-00000000000000000000000000000000"))
            }
        } catch let error as CancellationError {
            throw error
        } catch let error as ServiceError {
            guard Self.isAboutTheTask(error.code) else {
                return Finding(
                    name: "call", isGood: false, what: "\(action): \(error.code): \(error.message)",
                    advice: error.advice
                        ?? "Whether the signature is right couldn't be told. Try again later.")
            }
        } catch {
            return Finding(
                name: "call", isGood: false, what: "\(action): \(error)",
                advice: (error as? any TencentCloudError)?.advice)
        }
        return Finding(name: "call", isGood: true, what: "\(action) takes the signature")
    }

    /// Whether a refusal says something of the task: who hears that was let in. What the front door says of everything
    /// else, such as a limit or a failure of its own, proves nothing.
    private static func isAboutTheTask(_ code: ServiceErrorCode) -> Bool {
        let families: [ServiceErrorCode] = [
            .resourceNotFound, .invalidParameter, .invalidParameterValue, .failedOperation,
        ]
        // FailedOperation.InvalidMpsUser: of an account that doesn't use the service.
        return families.contains { code.belongs(to: $0) } && !code.rawValue.hasSuffix("User")
    }
}
