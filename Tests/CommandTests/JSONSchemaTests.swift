import Foundation
import Testing
import TestSupport

@Suite("The schema checker of the tests")
struct JSONSchemaTests {
    private static let cases: [(schema: String, valid: String, invalid: String)] = [
        (#"{"type": "string", "pattern": "^[0-9]{2}$"}"#, #""12""#, #""123""#),
        (#"{"type": "integer", "minimum": 1}"#, "1", "1.5"),
        (#"{"type": "integer", "minimum": 1}"#, "1", "0"),
        (#"{"type": "number", "maximum": 1}"#, "0.5", "1.01"),
        (#"{"type": "boolean"}"#, "true", "1"),
        (#"{"type": "string", "minLength": 1}"#, #""a""#, #""""#),
        (#"{"maxLength": 2}"#, #""ab""#, #""abc""#),
        (#"{"type": ["string", "null"]}"#, "null", "0"),
        (#"{"enum": ["a", 1, false]}"#, "false", "0"),
        (#"{"const": "a"}"#, #""a""#, #""b""#),
        (#"{"type": "object", "required": ["a"]}"#, #"{"a": 1}"#, "{}"),
        (#"{"properties": {"a": {"type": "string"}}}"#, #"{"a": "x", "b": 1}"#, #"{"a": 1}"#),
        (#"{"additionalProperties": {"type": "string"}, "properties": {"a": {}}}"#, #"{"a": 1, "b": "x"}"#, #"{"b": 1}"#),
        (#"{"properties": {"a": {}}, "additionalProperties": false}"#, #"{"a": 1}"#, #"{"b": 1}"#),
        (#"{"items": {"type": "string"}}"#, #"["a"]"#, #"["a", 1]"#),
        (#"{"prefixItems": [{"type": "string"}], "items": {"type": "number"}}"#, #"["a", 1]"#, #"["a", "b"]"#),
        (#"{"minItems": 1, "maxItems": 2}"#, "[1]", "[]"),
        (#"{"minItems": 1, "maxItems": 2}"#, "[1, 2]", "[1, 2, 3]"),
        (#"{"anyOf": [{"type": "string"}, {"minimum": 5}]}"#, "6", "4"),
        (#"{"oneOf": [{"minimum": 1}, {"minimum": 5}]}"#, "2", "6"),
        (#"{"allOf": [{"minimum": 1}, {"maximum": 5}]}"#, "2", "6"),
        (#"{"not": {"type": "null"}}"#, "1", "null"),
        (##"{"$ref": "#/$defs/a", "minimum": 2, "$defs": {"a": {"maximum": 5}}}"##, "3", "6"),
        (##"{"$ref": "#/$defs/a", "minimum": 2, "$defs": {"a": {"maximum": 5}}}"##, "3", "1"),
    ]

    @Test("tells valid from invalid", arguments: cases)
    func tells(schema: String, valid: String, invalid: String) throws {
        let schema = try JSONSchema(JSON(parsing: schema))
        let (valid, invalid) = (try JSON(parsing: valid), try JSON(parsing: invalid))
        #expect(schema.violations(of: valid) == [])
        #expect(schema.violations(of: invalid) != [])
    }

    @Test("names the place of what is wrong")
    func place() throws {
        let schema = try JSONSchema(JSON(parsing: #"{"properties": {"a": {"items": {"type": "string"}}}}"#))
        #expect(schema.violations(of: ["a": ["x", 1]]) == ["/a/1: is no string"])
    }

    @Test("refuses keywords and references that it would not check", arguments: [
        (#"{"properties": {"a": {"multipleOf": 2}}}"#, JSONSchema.SchemaError.unknownKeyword("multipleOf")),
        (##"{"items": {"$ref": "#/$defs/a"}}"##, .unknownReference("#/$defs/a")),
    ])
    func refuses(schema: String, error: JSONSchema.SchemaError) {
        #expect(throws: error) { try JSONSchema(JSON(parsing: schema)) }
    }
}
