import GRDB

/// The tables of the database that is made from models/reference.
enum ReferenceSchema {
    /// Raised whenever the tables or what is put into them changes; a database of another version is made anew.
    static let version = 1

    static func create(in database: Database) throws {
        try database.execute(sql: """
            CREATE TABLE edition(name TEXT PRIMARY KEY, publisher TEXT, source TEXT, as_of TEXT, valid_from TEXT, valid_to TEXT, complete INTEGER,
                                 absence TEXT, rows INTEGER) WITHOUT ROWID;
            CREATE TABLE drug(id INTEGER PRIMARY KEY, brand TEXT, proper TEXT, biologic INTEGER, kind TEXT, antineoplastic INTEGER, routes TEXT,
                              container TEXT, strengths TEXT, licence TEXT, bla TEXT, approved TEXT, marketed INTEGER, codes TEXT);
            CREATE TABLE name(text TEXT, kind INTEGER, drugs TEXT, PRIMARY KEY(text, kind)) WITHOUT ROWID;
            CREATE TABLE code(code TEXT PRIMARY KEY, name TEXT, unit TEXT, first_day TEXT, absent_on TEXT, in_force_on TEXT, last_day TEXT) WITHOUT ROWID;
            CREATE TABLE coding(step INTEGER PRIMARY KEY, condition TEXT, value TEXT, code TEXT, severity TEXT, reason TEXT);
            CREATE TABLE package(ndc TEXT PRIMARY KEY, printed TEXT, name TEXT, size TEXT, items TEXT, biologic INTEGER, finished INTEGER, drug INTEGER,
                                 codes TEXT) WITHOUT ROWID;
            CREATE TABLE listed(product TEXT PRIMARY KEY, packages TEXT, ingredient INTEGER) WITHOUT ROWID;
            CREATE TABLE ingredient(id INTEGER PRIMARY KEY, name TEXT);
            CREATE TABLE labeler(code TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
            CREATE TABLE icd10(code TEXT PRIMARY KEY, billable INTEGER, description TEXT) WITHOUT ROWID;
            CREATE TABLE icd10_change(code TEXT PRIMARY KEY, change TEXT, description TEXT) WITHOUT ROWID;
            CREATE TABLE denial(code TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID;
            CREATE TABLE mac(state TEXT PRIMARY KEY, jurisdiction TEXT, contractor TEXT, note TEXT) WITHOUT ROWID;
            CREATE TABLE supplier(name TEXT PRIMARY KEY, kind TEXT, variants TEXT) WITHOUT ROWID;
            """)
    }
}
