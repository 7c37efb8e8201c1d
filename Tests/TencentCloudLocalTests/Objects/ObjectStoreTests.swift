import Testing

@testable import TencentCloudLocal

@Suite struct ObjectStoreTests {
    private func object(_ count: Int) -> ObjectStore.Object {
        .init(
            content: .put(.init(repeating: 1, count: count)), contentType: "image/png", eTag: "\"1\"",
            modified: 0)
    }

    @Test func takesNoMoreThanItsCapacity() {
        let store = ObjectStore(capacity: 10)
        let (fox, wolf) = (
            ObjectStore.Name(bucket: "a-1", key: "fox"), ObjectStore.Name(bucket: "a-1", key: "wolf")
        )
        #expect(store.put(object(6), as: fox))
        #expect(!store.put(object(5), as: wolf))
        #expect(store.object(wolf) == nil)
        // In place of what it replaces there is room.
        #expect(store.put(object(10), as: fox))
        #expect(store.put(object(4), as: fox))
        #expect(store.put(object(6), as: wolf))
        store.delete(fox)
        store.delete(fox)
        #expect(store.object(fox) == nil)
        #expect(store.put(object(10), as: wolf))
        #expect(!store.put(object(1), as: fox))
    }
}
