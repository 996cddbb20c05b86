/**
 * The course: scripts that talk and wait for you. A {@link socksh.lesson.Lesson} is one file of
 * steps; the {@link socksh.lesson.Tutor} shows one, lets the person type the shell's own commands,
 * and judges by what the kernel and the journal say and never by what was typed. {@link
 * socksh.lesson.Proof} shows of every step that it fails unsolved and passes with its model answer.
 */
@NullMarked
package socksh.lesson;

import org.jspecify.annotations.NullMarked;
