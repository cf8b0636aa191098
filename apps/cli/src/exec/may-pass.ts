import { isEnvName } from '../env/env-name.ts'

/**
 * Whether a value of the library may reach a program under this name. Whoever owns the server chooses names and values, so everything is
 * held back that changes which code runs, where it is looked for, or where it connects, until this machine allows it by name. Names
 * are compared without case: some systems know none, and proxies are read in both.
 */
export const mayPass = (name: string, allowed: readonly string[]): boolean =>
  isEnvName(name) && (allowed.includes(name) || harmless.has(name.toUpperCase()) || !isHeldBack(name.toUpperCase()))

const isHeldBack = (name: string) =>
  exact.has(name) ||
  isAddressOfAnthropic(name) ||
  prefixes.some((prefix) => name.startsWith(prefix)) ||
  suffixes.some((suffix) => name.endsWith(suffix))

/** Prompts, files and the key go to whatever these name. */
const isAddressOfAnthropic = (name: string) => /^ANTHROPIC_(?:.*_)?(?:URL|HOST|ENDPOINT)$/.test(name)

/** Secrets and a mode that people keep, though their kin is held back. */
const harmless = new Set([
  'NODE_ENV',
  'NODE_AUTH_TOKEN',
  'CLAUDE_CODE_OAUTH_TOKEN',
  'CARGO_REGISTRY_TOKEN',
  'DENO_DEPLOY_TOKEN',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
])

const words = (text: string) => text.split(/\s+/).filter(Boolean)

const exact = new Set(
  words(`
    PATH PATHEXT CDPATH FPATH IFS ENV SHELL SHELLOPTS PROMPT_COMMAND ZDOTDIR COMSPEC PSMODULEPATH
    HOME USERPROFILE HOMEDRIVE HOMEPATH APPDATA LOCALAPPDATA PROGRAMDATA PROGRAMFILES SYSTEMROOT SYSTEMDRIVE WINDIR
    USER LOGNAME PWD OLDPWD TMPDIR TMP TEMP TERM TERMCAP
    EDITOR VISUAL PAGER BROWSER LESSOPEN LESSCLOSE MANPAGER
    LIBPATH SHLIB_PATH GCONV_PATH NLSPATH LOCPATH GLIBC_TUNABLES GETCONF_DIR HOSTALIASES LOCALDOMAIN RES_OPTIONS RESOLV_HOST_CONF
    PROXY SSLKEYLOGFILE CURL_HOME WGETRC NETRC
    PHPRC PHP_INI_SCAN_DIR CLASSPATH MAVEN_OPTS MAVEN_ARGS GRADLE_OPTS GRADLE_USER_HOME SBT_OPTS ANT_OPTS
    GOFLAGS GOENV GOPROXY GONOPROXY GOSUMDB GONOSUMDB GOPRIVATE GOROOT GOPATH GOBIN GOTOOLCHAIN GOAUTH GOINSECURE GODEBUG
    RUSTC RUSTDOC RUSTFLAGS MAKEFLAGS MAKEFILES MFLAGS GNUMAKEFLAGS CC CXX CPP LD AR AS CFLAGS CXXFLAGS CPPFLAGS LDFLAGS
    GNUPGHOME HGRCPATH SVN_SSH CVS_RSH RSYNC_RSH GTK_MODULES SUDO_ASKPASS VIRTUAL_ENV INPUTRC
    KUBECONFIG ANTHROPIC_CUSTOM_HEADERS OPENAI_BASE_URL
  `),
)

const prefixes = words(`
  LD_ DYLD_ _RLD BASH_ BASHOPTS PS0 PS1 PS2 PS3 PS4 XDG_ TERMINFO MALLOC_
  NODE_ NPM_CONFIG_ PNPM_ YARN_ COREPACK_ VOLTA_ NVM_ BUN_ DENO_ ELECTRON_ TS_NODE_ TSX_
  PYTHON PIP_ UV_ CONDA_ PERL RUBY GEM_ BUNDLE_ LUA_ R_PROFILE R_ENVIRON R_LIBS JULIA_ ERL_ ELIXIR_
  JAVA_ JDK_ _JAVA_ DOTNET_ COMPLUS_ CORECLR_ COR_ CARGO_ RUSTC_ RUSTUP_ CMAKE_ PKG_CONFIG
  GIT_ SSH_ SSL_ OPENSSL_ AWS_ DOCKER_ CLOUDSDK_ GOOGLE_EXTERNAL_ACCOUNT_ HELM_ TF_CLI_ ANSIBLE_ OTEL_
  CLAUDE_ CCM_
`)

const suffixes = words(`_PROXY _CA_BUNDLE _CA_CERTS _ASKPASS _EDITOR _PAGER _BROWSER _SHELL _EXECUTABLE_PATH _PLUGIN_PATH _PRELOAD`)
