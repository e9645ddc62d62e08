package io.guerdon.access;

/** How much of a program a credential has to be good for, from the least to the most. */
public enum Scope {
    /** A till is enough: what is done names the merchant, or what it is about does, and is held against the credential there. */
    TILL,
    /** All of a merchant: its stream, its statements, its webhooks. A credential of one of its stores or terminals is too narrow. */
    MERCHANT,
    /** All of the program: what every merchant agreed, or what is everybody's. A credential of one merchant is too narrow. */
    PROGRAM
}
