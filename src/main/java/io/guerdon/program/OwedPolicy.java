package io.guerdon.program;

/** What happens to points that a return or reversal should take back and that have been spent. */
public enum OwedPolicy {
    /** The member owes them; the next credits pay them. */
    OWE,
    /** The issuer bears them. */
    WRITE_OFF,
    /** The return is refused. */
    REFUSE
}
