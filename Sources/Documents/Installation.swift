import CLeptonica
import CLinux
import CPoppler
import CTesseract
import Foundation

/// The libraries that this module stands on, as they are installed.
public enum Installation {
    public static var libraries: [(name: String, version: String)] {
        [
            ("Poppler", String(cString: poppler_get_version())), ("Tesseract", String(cString: TessVersion())),
            ("Leptonica", leptonicaVersion()),
        ]
    }

    /// Other for every build of this program: the size of its file and when it was made.
    public static let programStamp = stamp(of: "/proc/self/exe")

    /// Other for every version of a file.
    public static func stamp(of path: String) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else { return "none" }
        return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }

    /// - Throws: ``DocumentError/languageModelMissing(language:)``.
    public static func checkLanguage(_ language: String) throws(DocumentError) {
        _ = try OCREngine(language: language)
    }

    private static func leptonicaVersion() -> String {
        guard let text = getLeptonicaVersion() else { return "unknown" }
        defer { lept_free(text) }
        return String(cString: text)
    }
}
