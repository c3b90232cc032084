import Testing

@testable import Packets

@Suite("Words")
struct WordsTests {
    @Test("one text stands in another letter for letter", arguments: [
        ("examplimababcd", "plima", true), ("examplimab", "examplimab", true), ("examplimab", "examplimabs", false), ("aab", "ab", true), ("abc", "", true), ("", "a", false), ("zoë", "ë", true),
    ])
    func holds(whole: String, part: String, isIn: Bool) {
        #expect(whole.holds(part) == isIn)
    }

    @Test("words beside each other are found whole only", arguments: [
        ("Failed two earlier treatments", "earlier treatments", true), ("Failed two earlier treatments", "earl", false), ("see attached", "SEE-ATTACHED.", true), ("see", "see attached", false), ("see", "", false),
    ])
    func contain(text: String, phrase: String, isIn: Bool) {
        #expect(Words(text).contain(Words(phrase)) == isIn)
    }

    @Test("a long word that two texts share", arguments: [
        ("invoice_cole_2.pdf", "Cole, Ann", true), ("ann.pdf", "Cole, Ann", false), ("coleman.pdf", "Cole, Ann", false), ("scan 0012.pdf", "Ann B. Cole", false), ("", "Cole", false), ("cole", "", false),
    ])
    func share(file: String, name: String, isShared: Bool) {
        #expect(Words(file).share(wordLongerThan: 3, with: Words(name)) == isShared)
    }

    @Test("places in a sentence are filled, and stay where there is no word")
    func sentence() {
        let sentence = SentenceWithPlaces("The order of {order} is after {service}.")
        #expect(sentence.filled(with: ["order": "2026-03-03", "service": "2026-03-02"]) == "The order of 2026-03-03 is after 2026-03-02.")
        #expect(sentence.filled(with: ["order": "2026-03-03"]) == "The order of 2026-03-03 is after {service}.")
        #expect(SentenceWithPlaces("No place.").filled(with: [:]) == "No place.")
    }
}
