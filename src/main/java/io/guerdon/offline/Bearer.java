package io.guerdon.offline;

/** Who bears what an offline ticket gave away. */
public enum Bearer {
    /** The member it names, as for any redemption. */
    MEMBER,
    /** The program: whoever showed the name was perhaps not the member. */
    HOUSE
}
