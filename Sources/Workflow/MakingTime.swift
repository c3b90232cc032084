import Foundation

/// The time that outputs carry as that of their making.
enum MakingTime {
    /// `SOURCE_DATE_EPOCH` where it is set, so that the same input makes the same bytes.
    static var now: Date {
        guard let seconds = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap({ Double($0) }) else { return Date() }
        return Date(timeIntervalSince1970: min(max(0, seconds), 253_402_300_799))
    }
}
