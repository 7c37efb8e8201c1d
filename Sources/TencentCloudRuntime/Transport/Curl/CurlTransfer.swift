#if os(Linux)
    /// One request on its way, and what came back.
    ///
    /// Unchecked: until it is submitted, and again once its continuation has been resumed, only the calling task
    /// touches it; in between, only whoever has the engine's turn.
    final class CurlTransfer: @unchecked Sendable {
        typealias Receive = @Sendable (UnsafeRawBufferPointer) throws -> Void

        let request: HTTPRequest
        let receive: Receive?

        var continuation: UnsafeContinuation<Void, Never>?
        /// Kept for the whole transfer and until its headers are read.
        var handle: CurlHandle?
        /// These two belong to whoever has the engine's turn always: cancelling can come late.
        var isCancelled = false
        var isUnderWay = false

        var failure: (any Error)?
        var status = 0
        var body: [UInt8] = []
        /// How much of the body came, whether it was kept or handed on.
        private var receivedBytes = 0
        /// How much of the request's body libcurl has taken, when it takes it piece by piece.
        private var takenBytes = 0

        init(_ request: HTTPRequest, receive: Receive? = nil) {
            self.request = request
            self.receive = receive
        }

        func response() throws -> HTTPResponse {
            if let failure { throw withWhatCame(failure) }
            return HTTPResponse(status: status, headers: handle?.receivedHeaders() ?? [], body: body)
        }

        private func withWhatCame(_ failure: any Error) -> any Error {
            guard var error = failure as? TransportError, !body.isEmpty, let handle else { return failure }
            error.partialResponse = PartialResponse(status: handle.status, body: body)
            return error
        }

        /// Takes a piece of the answer's body; false ends the transfer.
        func receive(_ piece: UnsafeRawBufferPointer, of announcedBytes: () -> Int?) -> Bool {
            let isFirst = receivedBytes == 0
            receivedBytes += piece.count
            // An announced length that is too long needn't be waited for.
            let announced = isFirst ? announcedBytes() ?? 0 : 0
            guard max(receivedBytes, announced) <= request.maximumResponseBytes else {
                failure = TransportError(
                    .bodyTooLarge,
                    message: "the response's body is longer than \(request.maximumResponseBytes) bytes",
                    mayHaveTakenEffect: true)
                if receive == nil { body.append(contentsOf: piece.prefix(PartialResponse.largestBody)) }
                return false
            }
            guard let receive else {
                if isFirst { body.reserveCapacity(max(piece.count, announced)) }
                body.append(contentsOf: piece)
                return true
            }
            do {
                try receive(piece)
                return true
            } catch {
                failure = error
                return false
            }
        }

        /// Gives libcurl the next piece of the request's body.
        func give(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
            let count = min(buffer.count, request.body.count - takenBytes)
            request.body.withUnsafeBytes { body in
                buffer.copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: body[takenBytes..<takenBytes + count]))
            }
            takenBytes += count
            return count
        }
    }
#endif
