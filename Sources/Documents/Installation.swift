import CLeptonica
import CPoppler
import CTesseract

/// The libraries that this module stands on, as they are installed.
public enum Installation {
    public static var libraries: [(name: String, version: String)] {
        [
            ("Poppler", String(cString: poppler_get_version())), ("Tesseract", String(cString: TessVersion())),
            ("Leptonica", leptonicaVersion()),
        ]
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
