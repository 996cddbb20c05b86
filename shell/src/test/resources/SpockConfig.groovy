import java.time.Duration

// No feature may hang: whatever waits, waits for a state, and with a limit.
timeout {
    globalTimeout Duration.ofMinutes(2)
    applyGlobalTimeoutToFixtures true
}
