package io.guerdon.web;

/** Under what number it is known elsewhere; 1 to 128 characters. */
record ReferenceBody(String reference) {
    ReferenceBody {
        reference = Fields.text("reference", reference, 128);
    }
}
