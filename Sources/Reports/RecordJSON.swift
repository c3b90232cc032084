import Foundation
public import Extraction
public import Packets

/// The contract's JSON: sorted keys, slashes as they are, so that the same values make the same bytes.
public enum RecordJSON {
    public static func encode(_ record: ExtractionRecord, pretty: Bool) throws -> String {
        String(decoding: try encoder(pretty: pretty).encode(record), as: UTF8.self)
    }

    public static func encode(_ packet: Packet) throws -> String {
        String(decoding: try encoder(pretty: true).encode(packet), as: UTF8.self) + "\n"
    }

    private static func encoder(pretty: Bool) -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = pretty ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted] : [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
