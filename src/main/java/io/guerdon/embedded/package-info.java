/**
 * Servers that run inside the process so that Guerdon can be tried with nothing installed: a durable store that speaks
 * the MongoDB protocol, and a broker. Owns starting and stopping them; refuses to be known by any other package, because
 * the engine sees only addresses, and the same addresses may point at real servers.
 */
@NullMarked
package io.guerdon.embedded;

import org.jspecify.annotations.NullMarked;
