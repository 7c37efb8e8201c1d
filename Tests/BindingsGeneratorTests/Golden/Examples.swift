// The examples in the documentation of BindingsClient.swift, for the compiler to see.

private func example87() async throws {
    let petstore = PetstoreClient()
    let response = try await petstore.adoptPet(
        .init(
            petID: "pet-1",
            kind: .owl,
            home: .init(rooms: 3, garden: true),
            toys: [
                .init(key: "first", value: "ball"),
                .init(key: "second", value: "bone"),
            ],
            options: .json(.init(cage: "6x5")),
            operator: "zoo"
        )
    )
    _ = response
}

private func example579() async throws {
    let petstore = PetstoreClient()
    let response = try await petstore.adoptPet(.init(petID: "pet-2", kind: "snark"))
    _ = response
}
