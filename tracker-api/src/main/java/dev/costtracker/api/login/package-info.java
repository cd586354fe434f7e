/** Signing in with a browser: a key is exchanged for a cookie that does what the key does, for a while. */
@NullMarked
package dev.costtracker.api.login;

import org.jspecify.annotations.NullMarked;
