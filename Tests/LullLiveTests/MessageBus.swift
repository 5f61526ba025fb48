import ForeignPrograms
import CDBus
import Foundation

/// A message bus of a test's own, in the place of the system's.
final class MessageBus {
    private let folder: String
    private var processes: [Background] = []

    init() throws {
        folder = "\(Cardless.folder)/bus-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let configuration = """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>system</type>
              <listen>\(address)</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow user="*"/>
                <allow own="*"/>
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
              </policy>
            </busconfig>

            """
        try configuration.write(toFile: "\(folder)/bus.conf", atomically: true, encoding: .utf8)
        try start("/usr/bin/dbus-daemon", ["--config-file=\(folder)/bus.conf", "--nofork"])
        _ = wait { FileManager.default.fileExists(atPath: "\(self.folder)/bus") }
    }

    deinit { stop() }

    var address: String { "unix:path=\(folder)/bus" }

    /// Starts a program that finds this bus.
    func start(_ path: String, _ arguments: [String]) throws {
        processes.append(
            try Background(
                path,
                arguments,
                environment: ["DBUS_SYSTEM_BUS_ADDRESS": address, "PATH": "/usr/sbin:/usr/bin:/bin"]
            )
        )
    }

    func stop() {
        for process in processes.reversed() { process.stop() }
        processes = []
    }
}

/// A stand-in for a service of the system.
final class Service: @unchecked Sendable {
    // The connection is used by its thread alone, once that runs.
    enum Manner {
        /// As PolicyKit, which RealtimeKit asks: whoever asks may, or may not.
        case policy(isAllowed: Bool)
        /// It never answers.
        case silent
    }

    private let connection: OpaquePointer
    private let manner: Manner
    private let end = DispatchSemaphore(value: 0)
    private let hasEnded = DispatchSemaphore(value: 0)

    /// Nil where the bus doesn't take it.
    init?(_ name: String, _ manner: Manner, on bus: MessageBus) {
        dbus_threads_init_default()
        guard let opened = dbus_connection_open_private(bus.address, nil) else { return nil }
        connection = opened
        self.manner = manner
        dbus_connection_set_exit_on_disconnect(opened, 0)
        guard dbus_bus_register(opened, nil) != 0, dbus_bus_request_name(opened, name, 0, nil) == 1 else { return nil }
        Thread.detachNewThread { self.run() }
    }

    func stop() {
        end.signal()
        hasEnded.wait()
    }

    private func run() {
        while end.wait(timeout: .now()) == .timedOut {
            dbus_connection_read_write(connection, 20)
            while let message = dbus_connection_pop_message(connection) {
                if case .policy(let isAllowed) = manner, dbus_message_get_type(message) == DBUS_MESSAGE_TYPE_METHOD_CALL
                {
                    answer(message, isAllowed)
                }
                dbus_message_unref(message)
            }
        }
        dbus_connection_close(connection)
        dbus_connection_unref(connection)
        hasEnded.signal()
    }

    /// As `CheckAuthorization` has it: may it, could it be asked for, and details.
    private func answer(_ message: OpaquePointer, _ isAllowed: Bool) {
        guard let reply = dbus_message_new_method_return(message) else { return }
        var (place, inner, details) = (DBusMessageIter(), DBusMessageIter(), DBusMessageIter())
        dbus_message_iter_init_append(reply, &place)
        dbus_message_iter_open_container(&place, Int32(UInt8(ascii: "r")), nil, &inner)
        for isTrue in [isAllowed, false] {
            var value: dbus_bool_t = isTrue ? 1 : 0
            dbus_message_iter_append_basic(&inner, Int32(UInt8(ascii: "b")), &value)
        }
        dbus_message_iter_open_container(&inner, Int32(UInt8(ascii: "a")), "{ss}", &details)
        dbus_message_iter_close_container(&inner, &details)
        dbus_message_iter_close_container(&place, &inner)
        dbus_connection_send(connection, reply, nil)
        dbus_connection_flush(connection)
        dbus_message_unref(reply)
    }
}
