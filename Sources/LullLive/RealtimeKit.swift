import CDBus
import Glibc

/// Asks RealtimeKit, a service of many desktops, to let a thread go before others where the system itself doesn't
/// permit that.
///
/// It is spoken to over the system's message bus, from a thread that may wait.
enum RealtimeKit {
    private static let name = "org.freedesktop.RealtimeKit1"
    private static let path = "/org/freedesktop/RealtimeKit1"

    /// Asks for a thread of this process to become a real-time thread.
    ///
    /// - Parameters:
    ///   - thread: the kernel's number of it.
    ///   - seconds: how long to wait for answers in all.
    ///   - isOver: whether nobody is interested any more.
    /// - Returns: whether the thread is one now.
    static func raise(thread: pid_t, seconds: Double, isOver: @escaping () -> Bool) -> Bool {
        guard let bus = MessageBus(seconds: seconds, isOver: isOver) else { return false }
        guard let longest = bus.property("RTTimeUSecMax", of: name, at: path),
            let highest = bus.property("MaxRealtimePriority", of: name, at: path),
            longest > 0, highest > 0, limitTime(longest)
        else { return false }
        let priority = UInt32(min(highest, Int64(LiveThread.priority)))
        let answer = bus.call(
            name,
            path,
            interface: name,
            member: "MakeThreadRealtime",
            [.uint64(UInt64(thread)), .uint32(priority)]
        )
        // The kernel has the last word.
        return answer != nil && LiveThread.isRealTime(thread)
    }

    /// RealtimeKit helps only a process that lets itself be ended where a thread holds the processor for so long
    /// without a pause, in microseconds.
    private static func limitTime(_ microseconds: Int64) -> Bool {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(__RLIMIT_RTTIME.rawValue), &limit) == 0 else { return false }
        let most = rlim_t(microseconds)
        guard limit.rlim_max > most || limit.rlim_cur > most else { return true }
        limit = rlimit(rlim_cur: min(limit.rlim_cur, most), rlim_max: min(limit.rlim_max, most))
        return setrlimit(__rlimit_resource_t(__RLIMIT_RTTIME.rawValue), &limit) == 0
    }
}

/// The system's message bus, for a few calls that mustn't take long.
private final class MessageBus {
    enum Argument {
        case text(String)
        case uint32(UInt32)
        case uint64(UInt64)
    }

    /// A message that is let go of with this.
    final class Message {
        let pointer: OpaquePointer

        init(_ pointer: OpaquePointer) { self.pointer = pointer }

        deinit { dbus_message_unref(pointer) }
    }

    private let connection: OpaquePointer
    private let deadline: Double
    private let isOver: () -> Bool

    /// Nil where there is no bus, or it doesn't answer.
    init?(seconds: Double, isOver: @escaping () -> Bool) {
        dbus_threads_init_default()
        // How a program takes a closed pipe is its own affair.
        dbus_connection_set_change_sigpipe(0)
        let place = getenv("DBUS_SYSTEM_BUS_ADDRESS").map { String(cString: $0) }
        // Not `dbus_bus_get`: that waits for its welcome for as long as it likes.
        guard let opened = dbus_connection_open_private(place ?? "unix:path=/run/dbus/system_bus_socket", nil)
        else { return nil }
        connection = opened
        deadline = MessageBus.now + seconds
        self.isOver = isOver
        dbus_connection_set_exit_on_disconnect(opened, 0)
        guard
            call(
                "org.freedesktop.DBus",
                "/org/freedesktop/DBus",
                interface: "org.freedesktop.DBus",
                member: "Hello",
                []
            )
                != nil
        else { return nil }
    }

    deinit {
        dbus_connection_close(connection)
        dbus_connection_unref(connection)
    }

    /// A whole number that a service tells of itself.
    func property(_ property: String, of service: String, at path: String) -> Int64? {
        let answer = call(
            service,
            path,
            interface: "org.freedesktop.DBus.Properties",
            member: "Get",
            [.text(service), .text(property)]
        )
        guard let answer else { return nil }
        var (place, inner) = (DBusMessageIter(), DBusMessageIter())
        guard dbus_message_iter_init(answer.pointer, &place) != 0,
            dbus_message_iter_get_arg_type(&place) == UInt8(ascii: "v")
        else { return nil }
        dbus_message_iter_recurse(&place, &inner)
        switch UInt8(truncatingIfNeeded: dbus_message_iter_get_arg_type(&inner)) {
        case UInt8(ascii: "i"):
            var value: Int32 = 0
            dbus_message_iter_get_basic(&inner, &value)
            return Int64(value)
        case UInt8(ascii: "x"):
            var value: Int64 = 0
            dbus_message_iter_get_basic(&inner, &value)
            return value
        default: return nil
        }
    }

    /// What is answered; nil where that is an error, or comes too late.
    func call(
        _ service: String,
        _ path: String,
        interface: String,
        member: String,
        _ arguments: [Argument]
    ) -> Message? {
        guard let made = dbus_message_new_method_call(service, path, interface, member) else { return nil }
        let message = Message(made)
        for argument in arguments { guard append(argument, to: message) else { return nil } }
        var handle: OpaquePointer?
        // Its own clock only runs while it is dispatched; ours is the deadline.
        guard dbus_connection_send_with_reply(connection, made, &handle, Int32.max) != 0, let pending = handle
        else { return nil }
        defer { dbus_pending_call_unref(pending) }
        while dbus_pending_call_get_completed(pending) == 0 {
            guard MessageBus.now < deadline, !isOver(), dbus_connection_get_is_connected(connection) != 0 else {
                dbus_pending_call_cancel(pending)
                return nil
            }
            dbus_connection_read_write_dispatch(connection, 20)
        }
        guard let reply = dbus_pending_call_steal_reply(pending) else { return nil }
        let answer = Message(reply)
        return dbus_message_get_type(reply) == DBUS_MESSAGE_TYPE_METHOD_RETURN ? answer : nil
    }

    private func append(_ argument: Argument, to message: Message) -> Bool {
        var place = DBusMessageIter()
        dbus_message_iter_init_append(message.pointer, &place)
        switch argument {
        case .text(let text):
            return text.withCString { pointer in
                var pointer: UnsafePointer<CChar>? = pointer
                return dbus_message_iter_append_basic(&place, Int32(UInt8(ascii: "s")), &pointer) != 0
            }
        case .uint32(var value): return dbus_message_iter_append_basic(&place, Int32(UInt8(ascii: "u")), &value) != 0
        case .uint64(var value): return dbus_message_iter_append_basic(&place, Int32(UInt8(ascii: "t")), &value) != 0
        }
    }

    private static var now: Double { Double(LiveThread.now) / 1e9 }
}
