/// What the package encrypts with.
package func encryption(of text: String, with key: String) -> KMS.EncryptRequest {
    KMS.EncryptRequest(keyID: key, plaintext: text)
}
