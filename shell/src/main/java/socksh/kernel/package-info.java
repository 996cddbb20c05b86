/**
 * The only door to the kernel. A {@link socksh.kernel.Call} goes in, one system call is made
 * through the Foreign Function and Memory API, and the kernel's own answer comes out as an {@link
 * socksh.kernel.Outcome}: a value or an errno, never an exception. This is the only package that
 * says {@code java.lang.foreign}; what it hands out are plain Java values. It knows Linux on x86-64
 * and aarch64, where the constants used here have the same numbers.
 */
@NullMarked
package socksh.kernel;

import org.jspecify.annotations.NullMarked;
