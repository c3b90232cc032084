#pragma once
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>


// fork is not imported into Swift. Called only while the process has one thread.
static inline pid_t clinux_fork(void) { return fork(); }

// Of a process that was split off: what its parent has open is not its own. Linux before 5.9 has no such call: then it keeps them.
static inline void clinux_close_all_but_standard(void) {
#ifdef __NR_close_range
    syscall(__NR_close_range, 3, ~0U, 0);
#endif
}

// rename, but nothing that has the name is replaced: AT_FDCWD is -100, RENAME_NOREPLACE 1. (fcntl.h would bring struct stat into this module.)
static inline int clinux_move(const char *from, const char *to) {
    return (int)syscall(SYS_renameat2, -100, from, -100, to, 1);
}

// Both names lead to the other's file or folder, in one step. RENAME_EXCHANGE is 2.
static inline int clinux_exchange(const char *one, const char *other) {
    return (int)syscall(SYS_renameat2, -100, one, -100, other, 2);
}

// The names of limits are an enum that differs between C and C++.
static inline int clinux_limit_memory(unsigned long long bytes) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_DATA, &limit) != 0) { return -1; }
    // A lower limit that somebody set before us stays.
    limit.rlim_cur = bytes < limit.rlim_max ? (rlim_t)bytes : limit.rlim_max;
    return setrlimit(RLIMIT_DATA, &limit);
}

// No core file with what stood on a page, nothing written to a disk.
static inline void clinux_limit_files(void) {
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &none);
}

#if defined(__x86_64__)
#define CLINUX_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define CLINUX_ARCH AUDIT_ARCH_AARCH64
#endif

#define CLINUX_REFUSE(number) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

// From here on no thread of this process can open a socket, start a program or look into another process.
// Returns 0 where the kernel agreed.
static inline int clinux_refuse_network_and_programs(void) {
#ifdef CLINUX_ARCH
    struct sock_filter rules[] = {
        // System calls are numbered differently for other kinds of programs: those numbers are refused.
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, CLINUX_ARCH, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
#if defined(__x86_64__)
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
#endif
        CLINUX_REFUSE(__NR_socket),
        CLINUX_REFUSE(__NR_connect),
        CLINUX_REFUSE(__NR_execve),
        CLINUX_REFUSE(__NR_execveat),
        CLINUX_REFUSE(__NR_ptrace),
        CLINUX_REFUSE(__NR_process_vm_readv),
        CLINUX_REFUSE(__NR_process_vm_writev),
        CLINUX_REFUSE(__NR_kill),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {sizeof(rules) / sizeof(rules[0]), rules};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) { return -1; }
    return (int)syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
#else
    return -1;
#endif
}
