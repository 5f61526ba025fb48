#pragma once
#include <dbus/dbus.h>
#include <sys/syscall.h>
#include <unistd.h>

/// The kernel's number of this thread, by which services of the bus know it. (glibc's name for it is hidden from Swift.)
static inline pid_t lull_thread_number(void) { return (pid_t)syscall(SYS_gettid); }
