package report

// shapes are the made-up reports of testdata and what a reader takes from them.
var shapes = map[string]struct {
	event string
	talks []string
}{
	"table.md": {"Example Conf 2031 Exampleton", []string{
		"L8 The next ten years of Kubernetes | Ada Example | Acme Corp",
		"L10 Rust in production, one year on | Ben Sample, Cyrus Testman | Widgets Inc",
		"L11 Chaos engineering on a budget |  | ",
	}},
	"schedule.txt": {"Sample Days Berlin 2032 Berlin", []string{
		"L5 Observability without tears | Marta Beispiel | Example GmbH",
		"L6 Why we left PostgreSQL | Oskar Muster | ",
		"L8 Service meshes for the rest of us | Lena Probe, Jonas Fall | ",
		"L11 GraphQL at Acme | Wilma Probst | Acme",
	}},
	"quotes.md": {"SampleConf 2031 Lisbon", []string{
		"L9 Scaling PostgreSQL to a million tenants | Ada Example | Acme",
		"L13 Zero trust for small teams | Ben Sample | ",
		"L17 What WebAssembly is good for | Cleo Testa, Dan Mock | ",
	}},
	"numbered.md": {"ExampleCon EU 2030 ", []string{
		"L3 Event sourcing is not enough | Erin Sampleton | Widget Labs",
		"L5 Testing in production, safely | Faruk Testsson | ",
		"L6 The cost of microservices | Grete Muster | Acme",
	}},
	"prose.txt": {"Example Summit 2029 Vienna", []string{
		"L5 Running Kafka without Zookeeper | Ada Example | Acme",
		"L5 Machine Learning on a Toaster | Ben Sample | ",
		"L7 Debugging Distributed Systems | Cleo Testa | Widgets",
	}},
	"setext.md": {"FooConf 2033 ", []string{
		"L4 Where databases go | Ada Example | Acme",
		"L10 Taming the monolith | Ben Sample, Cleo Testa | Widgets",
	}},
	"german.md": {"BeispielConf 2028 Köln", []string{
		"L5 Microservices ohne Tränen | Klaus Muster | ",
		"L9 Kubernetes für alle | Petra Beispiel | ",
	}},
	"page.html": {"SampleCon 2027 ", []string{
		"L5 Profiling Go programs | Ada Example | Acme",
		"L7 Feature flags done right | Ben Sample | ",
		"L9 Supply chain security | Cleo Testa | Widgets",
	}},
	"bold.md": {"WidgetConf 2026 ", []string{
		"L5 The Road to Continuous Delivery | Ada Example | ",
		"L10 Ten Years of Elixir | Ben Sample | Acme",
		"L17 Securing the Edge | Cleo Testa | ",
	}},
	"bullets.md": {"KubeThing NA 2030 ", []string{
		"L5 Multi-tenancy at scale | Ada Example | Acme",
		"L6 eBPF for everyone | Ben Sample | ",
		"L7 GitOps beyond the basics | Cleo Testa | Widgets",
		"L8 Autoscaling with custom metrics | Dan Mock | ",
	}},
	"hallway.md": {"MockConf 2031 ", []string{
		"L10 Scaling Postgres Beyond One Node | Zork Quuxton | Acme Corp",
		"L12 Less YAML, More Sleep | Tariq Beispielsson | Widgets Inc",
		"L14 Debugging Rust in Production | Mirela Probova, Dunja Testić | ",
		"L18 Service Meshes Without Fear | Grete Muster | Foobar Labs",
	}},
	"lines.md": {"SketchDays Amsterdam 2030 Amsterdam", []string{
		"L5 Keeping Kafka boring | Ada Example | Acme",
		"L10 What we got wrong about GraphQL | Zork Quuxton, Mirela Probova | Widgets",
		"L15 Observability for humans | Dunja Testić | Foobar",
		"L20 The cost of serverless | Tariq Beispielsson | ",
	}},
	"speakers.md": {"PretendCon 2029 ", []string{
		"L5 Taming eBPF | Ada Example | Acme",
		"L9 Shipping WebAssembly to the edge | Zork Quuxton | Widgets",
		"L13 Panel: The future of open source | Mirela Probova, Dunja Testić, Ben Sample | ",
		"L19 Accessible by default | Grete Muster | ",
		"L23 Event sourcing, five years on | Cleo Testa, Dan Mock | ",
	}},
	"slides.txt": {"DummyConf EU 2033 ", []string{
		"L5 Chaos Engineering for Banks | Ada Example | Acme",
		"L9 A Kernel in Rust | Zork Quuxton | ",
		"L13 Feature Flags at Widgets | Mirela Probova | Widgets",
		"L17 Zero Trust, Zero Tears | Dunja Testić, Ben Sample | ",
	}},
	"bericht.md": {" 2032 ", []string{
		"L7 Kubernetes im Mittelstand | Klaus Muster | Beispiel GmbH",
		"L11 Datenschutz für Entwickler | Petra Beispiel | ",
		"L15 Continuous Delivery ohne Stress | Jürgen Probe, Anke Versuch | ",
	}},
	"compte-rendu.md": {"EssaiConf Lyon 2031 Lyon", []string{
		"L7 Kafka pour les nuls | Camille Exemple | Acme",
		"L11 Migrer vers Kotlin | Hugo Essai, Inès Témoin | ",
		"L15 Sobriété numérique | Maxime Modèle | ",
	}},
	"wrapped.txt": {"QuuxCon 2032 ", []string{
		"L3 Keeping Kafka boring | Zork Quuxton | Acme",
		"L8 What we got wrong about GraphQL | Mirela Probova | Widgets",
		"L13 Observability for humans | Dunja Testić | ",
	}},
	"headings.md": {"QuuxCon 2032 ", []string{
		"L3 Keeping Kafka boring | Zork Quuxton | Acme",
		"L6 What we got wrong about GraphQL | Mirela Probova | Widgets",
		"L9 Observability for humans | Dunja Testić, Ben Sample | Foobar",
		"L12 Zero trust, zero tears | Ada Example | Initech",
		"L15 A Kernel in Rust | Oskar Muster | ",
	}},
	"sentences.md": {"KubeFoo Day 2031 ", []string{
		"L3 Admission control for the rest of us | Mirela Probova | Widgets",
		"L3 Multi-cluster without tears | Dunja Testić | ",
		"L7 Taming eBPF | Ada Example | ",
		"L7 Secrets are hard | Oskar Muster, Lena Probe | Initech",
	}},
	"inline.md": {"BarSummit 2029 ", []string{
		"L3 Keeping Kafka boring | Ada Example | Acme",
		"L5 What we got wrong about GraphQL | Zork Quuxton | ",
		"L7 Observability for humans | Mirela Probova | Foobar",
	}},
	"ablauf.md": {"SampleConf 2030 ", []string{
		"L5 Quarkus in der Praxis | Klaus Muster | Beispiel AG",
		"L9 Testen ohne Mocks | Petra Probe | ",
		"L11 Architektur dokumentieren mit arc42 | Anke Versuch | ",
		"L15 Event Sourcing für Einsteiger | Jürgen Fall | Widgets GmbH",
	}},
	"nested.md": {"FooConf 2030 Utrecht", []string{
		"L5 The web we lost | Ada Example | Acme",
		"L8 Taming Postgres | Zork Quuxton | Widgets",
		"L11 Six ways to fail at microservices | Mirela Probova | ",
	}},
	"speakers-first.md": {"QuuxCon 2032 ", []string{
		"L5 Keeping Kafka boring | Zork Quuxton | ",
		"L6 What we got wrong about GraphQL | Mirela Probova | ",
		"L7 Observability for humans | Ada Example, Ben Sample | ",
		"L8 Zero trust, zero tears | Dunja Testić | ",
	}},
	"labels.md": {"Devconf 2032 ", []string{
		"L5 Keeping Kafka boring | Zork Quuxton | Acme",
		"L11 What we got wrong about GraphQL | Mirela Probova, Ada Example | Widgets, Hooli",
		"L16 Observability for humans | Dunja Testić | Foobar",
	}},
	"videos.md": {"QuuxCon 2032 ", []string{
		"L5 Keeping Kafka boring | Zork Quuxton | Acme",
		"L8 What we got wrong about GraphQL | Mirela Probova, Ada Example | Widgets, Hooli",
		"L11 Observability for humans | Dunja Testić | ",
	}},
	"handles.md": {"QuuxCon 2032 ", []string{
		"L3 Keeping Kafka boring | Zork Quuxton | Acme",
		"L5 what they got wrong about GraphQL | Mirela Probova | Widgets",
		"L7 Observability for humans | Dunja Testić | ",
	}},
	"rueckblick.md": {"QuuxCon 2032 ", []string{
		"L3 Kubernetes ohne Tränen | Klaus Muster | Beispiel GmbH",
		"L3 Sichere Lieferketten | Petra Probe | Acme",
		"L3 Testen mit Verstand | Anke Versuch | ",
	}},
	"jours.md": {"QuuxCon 2032 ", []string{
		"L5 Kafka sans douleur | Camille Exemple | Acme",
		"L9 Kotlin partout | Hugo Essai, Inès Témoin | ",
		"L15 La sobriété numérique en pratique | Maxime Modèle | ",
	}},
	"dashes.md": {"QuuxCon 2032 ", []string{
		"L3 Keeping Kafka boring | Zork Quuxton | ",
		"L8 What we got wrong about GraphQL | Mirela Probova, Ada Example | ",
		"L12 Rust in the kernel | Michał Próbny | ",
		"L22 Ten lines of Haskell | Dan Mock | ",
		"L23 Nix in five minutes | Lena Probe | ",
	}},
	"affiliations.md": {"QuuxCon 2032 ", []string{
		"L3 Keynote - Zork Quuxton | Zork Quuxton | ",
		"L7 Moving to Rust at Acme | Mirela Probova | Acme",
		"L11 Why Kafka (and when not) | Dunja Testić | Foobar",
		"L17 How Hooli runs 10,000 databases | Ben Sample, Cleo Testa | Hooli",
	}},
	"fields.txt": {"QuuxCon 2032 ", []string{
		"L7 Keeping Kafka boring | Zork Quuxton | Acme",
		"L14 What we got wrong about GraphQL | Mirela Probova | ",
	}},
	"quotations.md": {"QuuxCon 2032 ", []string{}},
	"story.md": {"QuuxCon 2032 ", []string{
		"L3 The web we lost | Zork Quuxton | Acme",
		"L3 What we got wrong about GraphQL | Mirela Probova, Dunja Testić | ",
		"L5 Hands-on eBPF | Oskar Muster | Initech",
		"L5 Queues, queues, queues | Lena Probe | ",
	}},
	"keynotes.md": {"Sampleconf 2031 Exampleton", []string{
		"L5 Keynote - Maribel Exampleton | Maribel Exampleton | ",
		"L9 Observability for tiny teams | Priya Samplewal | Acme Widgets",
		"L13 The next million developers | Olumide Testerson | ",
		"L17 Closing keynote – Jun Tanaka | Jun Tanaka | ",
	}},
	"bold-lines.md": {"ExampleDays 2030 Berlin", []string{
		"L3 Scaling Postgres beyond one box | Lena Mustermann | Beispiel GmbH",
		"L8 Why we left microservices | Tomáš Vzorník | ",
		"L13 Panel: The future of WebAssembly |  | ",
	}},
	"bullets-by.md": {"DemoConf 2029 ", []string{
		"L5 Tracing without tears | Ada Example | Acme",
		"L6 Mesh or mess? | Ben Sample, Cyrus Testman | ",
		"L7 Zero trust for humans | Delia Dummond | Initech",
		"L9 Chaos at 3am | Eve Duplessis | ",
	}},
	"paragraphs.txt": {"Numbersummit 2028 ", []string{
		"L3 Opening keynote | Wanjiru Sample | Sample Bank",
		"L7 Terraform at scale | Xavier Demo | ",
		"L11 GitOps with Argo CD | Yuki Probe | ",
	}},
	"first-names.md": {"TeamConf 2031 ", []string{
		"L5 How we run Kafka | Ada Example | Acme",
		"L9 Postgres tuning | Ben Sample | Initech",
		"L13 Type systems for the rest of us | Cyrus Testman | ",
	}},
	"wiki.txt": {"Wikiconf 2030 ", []string{
		"L5 Container security 101 | Zoe Mfano | ",
		"L9 Sigstore in practice | Abel Exemplo | Signer Inc",
	}},
	"org.txt": {"OrgConf 2030 ", []string{
		"L2 Emacs as a platform | Bela Minta | ",
		"L4 Guix on servers | Carla Ejemplo | ",
	}},
	"adoc.txt": {"GlobalDev 2031 ", []string{
		"L3 Queues and where they hurt | Mirela Probova | Acme",
		"L7 Maps without servers | Zork Quuxton | ",
	}},
	"mail.txt": {"MailConf 2031 ", []string{
		"L5 Queues are everywhere | Dana Priklad | Queue Corp",
		"L9 Backpressure explained | Emil Piemers | ",
	}},
	"bylines.md": {"LambdaDays 2030 ", []string{
		"L3 Property-based testing in the real world | Sana Misal | ",
		"L8 Erlang in space | Tariq Mithal | Space Works",
		"L15 Elm is not dead | Uma Udaharan | ",
		"L16 Nix for teams | Viktor Példa | ",
	}},
	"front.md": {"FrontConf 2029 ", []string{
		"L8 Edge computing with WASM | Quinn Muestra | ",
		"L12 CRDTs for mortals | Rūta Pavyzdys | ",
	}},
	"names.md": {"GlobalDev 2031 ", []string{
		"L3 Building search with OpenSearch | Nguyễn Văn Mẫu | ",
		"L7 Geothermal data pipelines | Þórdís Dæmisdóttir | ",
		"L11 Feature flags done right | Ørjan Eksempel, Siobhán Ní Shampla | ",
		"L15 Kubernetes operators in Java | José Luis de la Muestra | ",
	}},
	"paste.html": {"PasteConf 2030 ", []string{
		"L4 Service mesh in the wild | Ada Example | Acme",
		"L5 Serverless databases | Ben Sample | Initech",
	}},
	"checkboxes.md": {"CheckConf 2031 ", []string{
		"L3 Rust for Python people | Marek Vzorny | Ferrous Works",
		"L4 Debugging Kubernetes networking | Ines Muestra | ",
		"L5 Keynote — Olaf Prøve | Olaf Prøve | ",
	}},
	"tabs.txt": {"  ", []string{
		"L2 Edge AI on a budget | Lotte Voorbeeld | EdgeCo",
		"L3 MLOps without the hype | Mateusz Przyklad | Widgets",
	}},
	"resumen.md": {"EjemploConf 2031 ", []string{
		"L3 Kubernetes en producción | Lucía Prueba | ",
		"L7 Observabilidad sin dolor | Javier Muestra | ",
	}},
	"questions.md": {"QuestionConf 2031 ", []string{
		"L3 What is a data contract? | Rosa Beispiel | Contracts Inc",
		"L8 Why are we still writing YAML? | Stefan Muster | ",
	}},
	"by-handle.md": {"ThreadConf 2030 ", []string{
		"L3 Building resilient systems | @adaexample | ",
		"L7 The future of CSS | Ben Sample | Initech",
	}},
	"in-brackets.md": {"LongConf 2031 ", []string{
		"L5 Cost as a metric | Abel Prueba | Contoh Labs",
		"L7 Testing LLM applications | Bea Exemplo, Carl Muster | Promptly",
		"L9 Data lakes are not lakes | Dora Primer | ",
	}},
	"sessions.txt": {"ConfluConf 2030 ", []string{
		"L5 Scaling teams with Team Topologies | Elif Ornek | ",
		"L10 API design reviews | Farid Namuna | Namuna Systems",
	}},
	"emphasis.md": {"SpeakerCon 2032 ", []string{
		"L3 Incremental static regeneration explained | Xenia Probe | Acme",
		"L6 Signals, not stores | Yusuf Deneme | Initech",
	}},
	"spoke.md": {"TeamConf 2031 ", []string{
		"L5 How we run Kafka at the edge | Ada Example | Acme",
		"L9 Postgres tuning for the rest of us | Cyrus Testman | ",
	}},
	"manual.md": {"  ", nil},
}
