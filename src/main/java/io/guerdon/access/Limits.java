package io.guerdon.access;

/** What a key is limited to: one of what there is, or several merchants, for one of which each request acts. */
public sealed interface Limits permits Binding, Merchants {
    /** How much of the program they leave, at once. */
    Scope scope();
}
