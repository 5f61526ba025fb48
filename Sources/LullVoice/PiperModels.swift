import FoundationEssentials
import LullFile
import Yams

/// The user's piper models.
enum PiperModels {
    /// The models in a folder and the folders below it: every `NAME.onnx`, called by its name.
    static func voices(in folder: String) -> [Voice] {
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".onnx") }.sorted().compactMap { path in
            let file = path.split(separator: "/").last.map(String.init) ?? path
            let name = String(file.dropLast(5))
            return Voice.isValidName(name) ? voice(name, model: "\(folder)/\(path)") : nil
        }
    }

    /// A model as a voice; its language is the one its file is named by, such as `en_US-joe-medium.onnx`, else the one its
    /// description `MODEL.json` names.
    static func voice(_ name: String, model: String, language: String? = nil, note: String? = nil) -> Voice {
        let language = language ?? languageOfFile(model) ?? languageOfDescription(model)
        let languages = language.map { [$0] } ?? []
        return Voice(name, languages: languages, model: model, note: note ?? "see the model's licence")
    }

    private static func languageOfFile(_ model: String) -> String? {
        let file = model.split(separator: "/").last ?? ""
        guard let tag = file.split(separator: "-").first else { return nil }
        let parts = tag.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 2, (2...3).contains(parts[0].count), (2...3).contains(parts[1].count) else { return nil }
        guard parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isLetter } }) else { return nil }
        return parts.joined(separator: "-")
    }

    /// JSON is YAML, so the same parser reads it.
    private static func languageOfDescription(_ model: String) -> String? {
        guard let bytes = try? OrdinaryFile.contents(of: model + ".json", most: 1 << 20),
            let node = try? Yams.compose(yaml: String(decoding: bytes, as: UTF8.self))
        else { return nil }
        let language = node["language"]?["code"]?.string ?? node["espeak"]?["voice"]?.string
        return language.map { String($0.map { $0 == "_" ? "-" : $0 }) }
    }
}
