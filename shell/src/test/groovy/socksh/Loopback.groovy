package socksh

import socksh.kernel.Capture

/** Whether this process may record what goes over loopback. */
class Loopback {
    static final String WHY_NOT = 'recording segments takes the right CAP_NET_RAW'

    static boolean isOpen() {
        new Capture().withCloseable { it.open().ok() }
    }
}
