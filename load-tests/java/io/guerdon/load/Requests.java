package io.guerdon.load;

/** A kind of request, numbered so that no two are the same. */
@FunctionalInterface
interface Requests {
    /** The request with this number, as it goes over the wire. */
    byte[] request(long number);
}
