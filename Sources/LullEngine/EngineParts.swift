import LullDSP

extension Engine {
    struct VoiceFrames: BitwiseCopyable {
        var start: Int
        var end: Int
        var instrument: Int
        var attack: Double
        var release: Double
        var recording: Int
    }

    struct MaterialFrames: BitwiseCopyable {
        var left: UnsafePointer<Float>
        var right: UnsafePointer<Float>
        var frames: Int
    }

    /// What a sounding voice remembers.
    struct Slot {
        var voice: Int
        var kernel: Kernel
        var program: UnsafePointer<InstrumentProgram>
        var spin: Spin
        var deEsser: DeEsser
        /// Where in the pools its filters and its chorus lie; a slot that takes another's place takes them along.
        var memory: Int

        @_noLocks
        init(
            voice: Int,
            kernel: Kernel,
            program: UnsafePointer<InstrumentProgram>,
            spin: Spin,
            deEsser: DeEsser,
            memory: Int
        ) {
            self.voice = voice
            self.kernel = kernel
            self.program = program
            self.spin = spin
            self.deEsser = deEsser
            self.memory = memory
        }
    }

    /// Where voices are mixed: a block of both sides, and what is sent to the room.
    struct Bus {
        var left: Samples
        var right: Samples
        /// The left send; the right one lies a block behind it.
        var send: Samples

        @_noLocks
        init(left: Samples, right: Samples, send: Samples) {
            self.left = left
            self.right = right
            self.send = send
        }
    }

    /// Where a voice's samples are and where they go.
    struct Mix {
        var near: Samples
        var far: Samples
        var left: Samples
        var right: Samples
        /// The left send; the right one lies a block behind it.
        var send: Samples

        @_noLocks
        init(near: Samples, far: Samples, left: Samples, right: Samples, send: Samples) {
            self.near = near
            self.far = far
            self.left = left
            self.right = right
            self.send = send
        }
    }
}
