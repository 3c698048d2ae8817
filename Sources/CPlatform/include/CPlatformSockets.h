/// Sockets as the proxy and the bridge need them: every socket that is made here is close-on-exec and non-blocking.
/// Functions return 0 or an errno value unless they say otherwise.
#pragma once

#include <stdbool.h>
#include <stdint.h>

/// An address of a host, as the system has it (sockaddr_in or sockaddr_in6).
typedef struct {
    uint32_t length;
    unsigned char bytes[28];
} cp_address;

/// Listens on a Unix socket at `path`, which must not exist, mode 0600. The path may have 100 bytes: use a relative one.
int cp_listen_unix(const char *path, int *descriptor);

/// Listens on 127.0.0.1 at a free port.
int cp_listen_loopback(uint16_t *port, int *descriptor);

/// Takes one connection. EAGAIN when none waits.
int cp_accept(int listener, int *descriptor);

/// Connects to a Unix socket.
int cp_connect_unix(const char *path, int *descriptor);

/// The TCP addresses of a host name or literal, at most `*count`, which becomes their number. A code of getaddrinfo(3).
int cp_resolve(const char *host, uint16_t port, cp_address *addresses, int *count);

/// What a code of `cp_resolve` means.
const char *cp_resolve_error(int code);

/// Whether an address leads to this machine or is no host's: loopback, unspecified, link-local, multicast, or one of the machine's
/// own interfaces; also as an IPv4-mapped IPv6 address.
bool cp_address_is_local(const cp_address *address);

/// Connects, and gives up after some milliseconds with ETIMEDOUT.
int cp_connect(const cp_address *address, int milliseconds, int *descriptor);
