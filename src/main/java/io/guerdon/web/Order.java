package io.guerdon.web;

import io.guerdon.access.Caller;

/**
 * Who asks for a change, under which key, for which member.
 *
 * @param caller who
 * @param key names the request
 * @param member as the caller names the member
 */
record Order(Caller caller, IdempotencyKey key, String member) {}
