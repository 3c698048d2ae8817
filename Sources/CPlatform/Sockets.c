#define _GNU_SOURCE
#include "CPlatform.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <ifaddrs.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static int prepare(int descriptor) {
    if (fcntl(descriptor, F_SETFD, FD_CLOEXEC)) return errno;
    return cp_set_nonblocking(descriptor);
}

static int make(int family, int *descriptor) {
    *descriptor = socket(family, SOCK_STREAM, 0);
    if (*descriptor < 0) return errno;
    int error = prepare(*descriptor);
    if (error) close(*descriptor);
    return error;
}

static int unix_address(const char *path, struct sockaddr_un *address) {
    memset(address, 0, sizeof *address);
    address->sun_family = AF_UNIX;
    if (strlen(path) > 100) return ENAMETOOLONG;
    strcpy(address->sun_path, path);
    return 0;
}

static int listen_at(int descriptor, const struct sockaddr *address, socklen_t length) {
    if (bind(descriptor, address, length) == 0 && listen(descriptor, 128) == 0) return 0;
    int error = errno;
    close(descriptor);
    return error;
}

int cp_listen_unix(const char *path, int *descriptor) {
    struct sockaddr_un address;
    int error = unix_address(path, &address);
    if (error || (error = make(AF_UNIX, descriptor))) return error;
    error = listen_at(*descriptor, (struct sockaddr *)&address, sizeof address);
    if (error == 0) chmod(path, 0600);
    return error;
}

int cp_listen_loopback(uint16_t *port, int *descriptor) {
    struct sockaddr_in address;
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int error = make(AF_INET, descriptor);
    if (error || (error = listen_at(*descriptor, (struct sockaddr *)&address, sizeof address))) return error;
    socklen_t length = sizeof address;
    if (getsockname(*descriptor, (struct sockaddr *)&address, &length)) return errno;
    *port = ntohs(address.sin_port);
    return 0;
}

int cp_accept(int listener, int *descriptor) {
    do *descriptor = accept(listener, NULL, NULL);
    while (*descriptor < 0 && errno == EINTR);
    if (*descriptor < 0) return errno == EWOULDBLOCK ? EAGAIN : errno;
    int error = prepare(*descriptor);
    if (error) close(*descriptor);
    return error;
}

static int finish_connect(int descriptor, int milliseconds) {
    struct pollfd polled = {.fd = descriptor, .events = POLLOUT};
    int ready;
    do ready = poll(&polled, 1, milliseconds);
    while (ready < 0 && errno == EINTR);
    if (ready < 0) return errno;
    if (ready == 0) return ETIMEDOUT;
    int error = 0;
    socklen_t length = sizeof error;
    if (getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &length)) return errno;
    return error;
}

static int connect_to(int family, const void *address, socklen_t length, int milliseconds, int *descriptor) {
    int error = make(family, descriptor);
    if (error) return error;
    if (connect(*descriptor, address, length)) {
        error = errno;
        if (error == EINPROGRESS || error == EINTR) error = finish_connect(*descriptor, milliseconds);
    }
    if (error) close(*descriptor);
    return error;
}

int cp_connect_unix(const char *path, int *descriptor) {
    struct sockaddr_un address;
    int error = unix_address(path, &address);
    return error ? error : connect_to(AF_UNIX, &address, sizeof address, 10000, descriptor);
}

int cp_resolve(const char *host, uint16_t port, cp_address *addresses, int *count) {
    struct addrinfo hints, *found = NULL;
    memset(&hints, 0, sizeof hints);
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    char service[8];
    snprintf(service, sizeof service, "%u", port);
    int room = *count;
    *count = 0;
    int code = getaddrinfo(host, service, &hints, &found);
    if (code) return code;
    for (struct addrinfo *each = found; each && *count < room; each = each->ai_next) {
        if (each->ai_family != AF_INET && each->ai_family != AF_INET6) continue;
        cp_address *address = &addresses[(*count)++];
        address->length = each->ai_addrlen;
        memcpy(address->bytes, each->ai_addr, each->ai_addrlen);
    }
    freeaddrinfo(found);
    return 0;
}

const char *cp_resolve_error(int code) { return gai_strerror(code); }

// Compared as IPv6, with IPv4 in its mapped form.
static bool as_v6(const struct sockaddr *address, struct in6_addr *result) {
    if (address && address->sa_family == AF_INET6) {
        *result = ((const struct sockaddr_in6 *)address)->sin6_addr;
        return true;
    }
    if (!address || address->sa_family != AF_INET) return false;
    memset(result, 0, sizeof *result);
    result->s6_addr[10] = result->s6_addr[11] = 0xff;
    memcpy(&result->s6_addr[12], &((const struct sockaddr_in *)address)->sin_addr, 4);
    return true;
}

static bool is_special(const struct in6_addr *address) {
    if (IN6_IS_ADDR_V4MAPPED(address)) {
        const uint8_t *v4 = &address->s6_addr[12];
        return v4[0] == 127 || v4[0] == 0 || (v4[0] == 169 && v4[1] == 254) || v4[0] >= 224;
    }
    return IN6_IS_ADDR_LOOPBACK(address) || IN6_IS_ADDR_UNSPECIFIED(address) || IN6_IS_ADDR_LINKLOCAL(address) ||
           IN6_IS_ADDR_MULTICAST(address) || IN6_IS_ADDR_V4COMPAT(address);
}

bool cp_address_is_local(const cp_address *address) {
    struct sockaddr_storage storage;
    memset(&storage, 0, sizeof storage);
    memcpy(&storage, address->bytes, address->length <= sizeof address->bytes ? address->length : 0);
    struct in6_addr wanted, own;
    if (!as_v6((struct sockaddr *)&storage, &wanted) || is_special(&wanted)) return true;
    struct ifaddrs *interfaces = NULL;
    if (getifaddrs(&interfaces)) return true;
    bool found = false;
    for (struct ifaddrs *each = interfaces; each && !found; each = each->ifa_next)
        found = as_v6(each->ifa_addr, &own) && memcmp(&own, &wanted, sizeof own) == 0;
    freeifaddrs(interfaces);
    return found;
}

int cp_connect(const cp_address *address, int milliseconds, int *descriptor) {
    struct sockaddr_storage storage;
    memcpy(&storage, address->bytes, address->length);
    int error = connect_to(storage.ss_family, &storage, address->length, milliseconds, descriptor);
    int on = 1;
    // A peer that vanished is noticed although nothing is sent.
    if (error == 0) setsockopt(*descriptor, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    return error;
}
