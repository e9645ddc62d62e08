/** Whole processes, driven from outside like a user would: over HTTP, with files, and with SIGKILL. */
@NullMarked
package io.guerdon.endtoend;

import org.jspecify.annotations.NullMarked;
