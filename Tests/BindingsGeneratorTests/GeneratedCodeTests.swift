import JSONCoding
import TencentCloudRuntime
import Testing

/// What the golden files do once they are compiled.
@Suite struct GeneratedCodeTests {
    // MARK: Travelling

    @Test func requestIsWrittenByItsNamesOnTheWire() {
        let request = Petstore.AdoptPetRequest(
            petID: "1", kind: .redPanda, home: .init(rooms: 2, garden: true),
            toys: [.init(key: "a", value: "ball")], foodURLs: ["b"],
            options: .json(.init(cage: "3x4")), operator: "zoo")
        #expect(
            request.jsonText == """
                {"PetId":"1","Kind":"red_panda","Home":{"Rooms":2,"Garden":true},\
                "Toys":[{"Key":"a","Value":"ball"}],"FoodUrls":["b"],"Options":"{\\"cage\\":\\"3x4\\"}",\
                "Operator":"zoo"}
                """)
    }

    @Test func responseIsReadWhateverElseIsInIt() throws {
        let response = try Petstore.DescribePetResponse(
            jsonText: #"""
                {"Status":"LOST","New":[1],"Progress":"40","Tags":[{"Key":null}],"RequestId":"r",
                 "Pedigree":{"Name":"a","Mother":{"Name":"b","Mother":{"Name":"c"}},"String":{"Length":1}}}
                """#)
        #expect(response.status == "LOST")
        #expect(response.progress == 40)
        #expect(response.tags?.count == 1)
        #expect(response.pedigree?.mother?.mother?.name == "c")
        #expect(response.pedigree?.mother?.mother?.mother == nil)
        #expect(response.pedigree?.string?.length == 1)
    }

    @Test func datesStayTextsAndTellTheirDate() {
        var request = Petstore.AdoptPetRequest(petID: "1", operator: "zoo")
        request.since = "2019-06-12T08:00:00+08:00"
        #expect(request.sinceDate?.secondsSince1970 == 1_560_297_600)
        #expect(request.jsonText.contains(#""Since":"2019-06-12T08:00:00+08:00""#))
        request.since = "-"
        #expect(request.sinceDate == nil)
        request.since = nil
        #expect(request.sinceDate == nil)
    }

    @Test func responseWithoutWhatItIsForIsRefused() throws {
        #expect(throws: JSONError.self) { try Petstore.AdoptPetResponse(jsonText: #"{"RequestId":"r"}"#) }
    }

    @Test func boxedMemberIsAValue() {
        var animal = Petstore.Animal(name: "a", mother: .init(name: "b"))
        let copy = animal
        animal.mother?.name = "c"
        #expect(animal.mother?.name == "c")
        #expect(copy.mother?.name == "b")
        animal.mother = nil
        #expect(animal.jsonText == #"{"Name":"a"}"#)
    }

    // MARK: Limits

    private func violations(_ request: Petstore.AdoptPetRequest) -> [String] {
        var validator = Validator()
        request.validate(&validator)
        return validator.violations.map { "\($0.path) \($0.code)" }
    }

    @Test func whatKeepsToTheLimitsPasses() {
        #expect(
            violations(
                .init(
                    petID: "1", kind: .redPanda, name: "0123456789",
                    home: .init(rooms: 1_000_000, size: "10x40"),
                    toys: [.init(key: "a"), .init(key: "b")], foodURLs: ["a", "b", "c"],
                    options: .json(.init(cage: "5x5")), sessionID: String(repeating: "x", count: 50),
                    operator: "zoo")) == [])
    }

    @Test func everyBrokenLimitIsFound() {
        #expect(
            violations(
                .init(
                    petID: "1", name: "01234567890", home: .init(rooms: 0, size: "1x40"),
                    toys: [.init(key: "a"), .init(value: "stick"), .init(key: "b")], foodURLs: ["a"],
                    sessionID: String(repeating: "x", count: 51))) == [
                    "Name InvalidParameterValue", "Toys InvalidParameterValue",
                    "SessionId InvalidParameterValue.SessionIdTooLong", "FoodUrls InvalidParameterValue",
                    "Home.Rooms InvalidParameterValue", "Home.Size InvalidParameterValue",
                    "Toys[1].Key MissingParameter", "Toys[1].Value InvalidParameterValue",
                ])
    }

    @Test func oneOfSeveralMustBeGiven() {
        #expect(violations(.init(petID: "1")) == ["Name MissingParameter"])
        #expect(violations(.init(petID: "1", kind: "")) == ["Name MissingParameter"])
        #expect(violations(.init(petID: "1", name: "a")) == [])
    }

    @Test func conditionsDecide() {
        #expect(
            violations(.init(petID: "1", kind: .owl)) == [
                "Home.Garden MissingParameter", "Home MissingParameter",
            ])
        #expect(violations(.init(petID: "1", kind: .owl, home: .init(rooms: 1, garden: false))) == [])
        #expect(violations(.init(petID: "1", kind: "snark")) == [])
    }

    @Test func everyEntryOfAModelHolds() {
        let food = ["a", "b", "c", "d"]
        #expect(
            violations(.init(petID: "1", kind: .redPanda, foodURLs: food)) == [
                "FoodUrls InvalidParameterValue"
            ])
        #expect(
            violations(
                .init(
                    petID: "1", kind: .redPanda, foodURLs: food, options: .json(.init(cage: "4x5")),
                    operator: "zoo"))
                == ["FoodUrls InvalidParameterValue", "Options.cage InvalidParameterValue"])
        #expect(violations(.init(petID: "1", kind: .redPanda, options: "no JSON", operator: "zoo")) == [])
    }

    // MARK: Enumerations

    @Test func deprecatedValuesAreListedToo() {
        #expect(Petstore.Kind.allKnownCases == [.redPanda, .owl, "dodo"])
        #expect(Petstore.PetStatus.allKnownCases.map(\.rawValue) == ["WAIT", "DONE", "FAIL"])
    }

    // MARK: Waiting

    @Test(
        arguments: [
            (#"{"Status":"WAIT","Progress":7}"#, WaiterOutcome.pending(progress: 7)),
            (#"{"Progress":7}"#, .pending(progress: 7)), (#"{"Status":"LOST"}"#, .unexpected(status: "LOST")),
            (#"{"Status":"DONE"}"#, .success),
            (#"{"Status":"DONE","ErrCode":0}"#, .success),
            (#"{"Status":"DONE","ErrCode":9,"Message":"m"}"#, .failure(code: "9", message: "m")),
            (#"{"Status":"FAIL","ErrText":"Gone","ErrCode":9}"#, .failure(code: "Gone", message: nil)),
            (#"{"Status":"FAIL","ErrText":"","ErrCode":0}"#, .failure(code: nil, message: nil)),
        ])
    func waiterUnderstands(_ response: String, _ outcome: WaiterOutcome) throws {
        #expect(Petstore.Waiters.petAtHome.outcome(try .init(jsonText: response)) == outcome)
    }

    @Test func waiterHasItsTimes() {
        let waiter = Petstore.Waiters.petAtHome
        #expect(waiter.firstDelay == .seconds(1))
        #expect(waiter.longestDelay == .milliseconds(2500))
        #expect(waiter.timeout == .seconds(60))
    }

    // MARK: Both ends

    private struct Store: PetstoreService {
        func adoptPet(
            _ request: Petstore.AdoptPetRequest, context: ServiceContext
        ) throws -> Petstore.AdoptPetResponse {
            .init(taskID: request.petID + (request.sessionID ?? ""), requestID: context.requestID)
        }

        func describePet(
            _ request: Petstore.DescribePetRequest, context: ServiceContext
        ) throws -> Petstore.DescribePetResponse {
            throw ServiceFault(code: Petstore.ErrorCode.resourceNotFound, message: "none")
        }

        func `import`(
            _ request: Petstore.ImportRequest, context: ServiceContext
        ) throws -> Petstore.ImportResponse {
            .init(requestID: context.requestID)
        }

        func chatAboutPets(
            _ request: Petstore.ChatAboutPetsRequest, context: ServiceContext
        ) throws -> Petstore.ChatAboutPetsResponse {
            .init(answer: request.stream.map { "\($0)" } ?? "nil", requestID: context.requestID)
        }

        func chatAboutPetsEvents(
            _ request: Petstore.ChatAboutPetsRequest, context: ServiceContext,
            send: (Petstore.ChatAboutPetsResponse) throws -> Void
        ) throws {
            for word in ["They", " purr."] { try send(.init(answer: word, requestID: context.requestID)) }
        }
    }

    private let client = PetstoreClient(
        ClientConfiguration(
            credentials: .static(secretID: "id", secretKey: "key"),
            transport: RoutesTransport(Store().routes), timeouts: .patient))

    @Test func clientAndServerUnderstandEachOther() async throws {
        let response = try await client.adoptPet(
            .init(petID: "1", kind: .owl, home: .init(rooms: 1, garden: true), sessionID: "s"))
        #expect(response.taskID == "1s")
        #expect(response.requestID == "r-1")
    }

    @Test func emptyRequestsAndResponsesTravel() throws {
        let handler = try #require(Store().routes.handlers["Import"])
        let answer = try handler(
            Array("{}".utf8), ServiceContext(requestID: "r", action: "Import", secretID: "id"))
        #expect(String(decoding: answer, as: UTF8.self) == #"{"RequestId":"r"}"#)
        #expect(throws: ServiceFault.self) {
            try handler(
                Array(#"{"A":1}"#.utf8), ServiceContext(requestID: "r", action: "Import", secretID: "id"))
        }
    }

    @Test func eventsAreMadeForWhoAsks() throws {
        let context = ServiceContext(requestID: "r", action: "ChatAboutPets", secretID: "id")
        let stream = try #require(Store().routes.streams["ChatAboutPets"])
        func events(_ request: Petstore.ChatAboutPetsRequest) throws -> ServiceRoutes.Events? {
            try stream(request.jsonBytes, context)
        }
        #expect(try events(.init(question: "Why?")) == nil)
        var answer = ""
        try events(.init(question: "Why?", stream: true))? {
            answer += try Petstore.ChatAboutPetsResponse(jsonBytes: $0).answer ?? ""
        }
        #expect(answer == "They purr.")
    }

    @Test func missingTokenIsMadeUp() async throws {
        for token in [nil, ""] {
            let response = try await client.adoptPet(.init(petID: "1", name: "a", sessionID: token))
            #expect(response.taskID.count > 20)
        }
    }

    @Test func serverCodesAreTheServices() async throws {
        let error = await #expect(throws: ServiceError.self) {
            try await self.client.describePet(.init(taskID: "1"))
        }
        #expect(error?.code == Petstore.ErrorCode.resourceNotFound)
        #expect(error?.advice == "There is no such pet.")
    }

    @Test func aStreamIsAskedForByItsMethod() async throws {
        var answers: [String?] = []
        for try await event in client.chatAboutPetsEvents(.init(question: "stream?")) {
            answers.append(event.response.answer)
        }
        #expect(answers == ["true"])
        #expect(try await client.chatAboutPets(.init(question: "stream?")).answer == "nil")
        #expect(try await client.chatAboutPets(.init(question: "stream?", stream: false)).answer == "false")
        // Nothing is sent that couldn't be read, and would be billed.
        let error = await #expect(throws: ValidationError.self) {
            try await client.chatAboutPets(.init(question: "stream?", stream: true))
        }
        #expect(error?.violations.first?.path == "Stream")
        #expect(error?.violations.first?.message.contains("chatAboutPetsEvents(_:)") == true)
    }

    @Test func actionsKnowTheirManners() {
        #expect(Petstore.Actions.adoptPet.idempotency == .token(member: "SessionId"))
        #expect(Petstore.Actions.adoptPet.requestsPerSecond == 20)
        #expect(Petstore.Actions.describePet.idempotency == .safe)
        #expect(Petstore.Actions.import.idempotency == .none)
    }
}
