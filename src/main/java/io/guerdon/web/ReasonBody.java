package io.guerdon.web;

/** Why; 1 to 500 characters, without personal data: the ledger never forgets it. */
record ReasonBody(String reason) {
    ReasonBody {
        reason = Fields.text("reason", reason, 500);
    }
}
