/**
 * Words of the texts of this program and of the tools that it runs, in lower case. A server may be called by one of them:
 * its name is then told from the word by where it stands, and by its capitals.
 */
export const ordinaryWords: ReadonlySet<string> = new Set(
  `
abandon abgerufen abgeschlossen able abort aborting about above abschluss absent absolute abzuschlie accept accepted
accepts access accessible account accounts acknowledged act acted acting action actions activation active adapter
adapters add added adding additional address addresses adds admin administrative administrator administratoren
administrators admins admission advice advices advise advised afar after afterwards again against age agent agents
ago agree agreed agrees ahead aktuelle algorithms alike alive all alle allow allowed allows alone along already als
also alternative although altogether always am among amounts amp an and andere anderer anew angegebene anonymous
another answer answered answering answers antecedent antivirus anwendung any anyone anything anywhere apart api apos
apostrophe app appcmd appear append appendix apphost application applications applied applies apply applying apps
apt arbitration arch architecture archive archived are args argument arguments aria around arp array arrays arrow
article as asar ascii aside ask asked asking asks aspx assemblies assembly assets assign assumed assumes at
attachment attachments attempt attribute attributes auditing auf aus ausf ausgef ausgew authentication author
authorities authority authorization auto autodiscover automatic automatically automation availability available
avast avira avoid away axis back backed background backing backs backslash backslashes backup backups bad badge
balanced balancer balancers balancing bar bare base based basic basis batch bcdedit be because become becomes been
beendet befehls befehlssyntax befell befinden before beforehand began begin beginning begins begun behaves behavior
behind beim being belegter belong belonged belongs below bench benutzername bereitgestellt besch beside besides best
better between beyond bezeichnung big bin binary bind binding bindings bitdefender bits blank blind blob block
blocked blocking blocks blogs body bold book bool boolean boot booted boottore border both bottom bounded box boxes
braces brackets branch break breakable breaks bring bringing brings broke broken brought browser browsers buffer bug
build builds built busy but buttons by bypass byte bytes ca cab cable cache call callbacks called calls came camera
can cancel cancelled cannot capacity capitals caption card cards care career carried carries carry cas case catalog
catalogue catch cause causes caution ccm cell center central certain certificate certificates certification
certified certlm certs certutil chain change changed changes changetype changing channel channels chapter character
characters charset chart chat check checked checking checks child children choice choose chooses chose chosen chten
cim cjs clashes class classes clcid clean clear cli client clientaccess clients clip clixml clock clocks cloned
close closed closes cluster cmd cmdlet cmdlets cn code codecs codes col colgroup collapse collection collections
colon color colour colours column com combine come comes comfort command commander commands commas comment comments
commit common communications company compare compared compares comparing comparison comparisons compatibility
compiler compilers compiles complained complete completed completion component compose compressed compresses
compression computer computernamen computers computersystem concerns concluded conditions config configuration
configure configured configures configuring confirm confirmed connect connected connecting connection connections
connects consent consented console const contacted container contains content contents context continue continued
continues continuing contract control controller controllers controls convention conversation convert cookie cookies
copied copies copy copying copyright core cores corp correct corrupt costs could couldn count countdown counted
counter counts cover cp crash create created creates creating credentials critical cross crt crypto cryptographic
cryptography cs csr css csv ctrl current currently custom customheaders customisation customisations customised
customized cut cuts cyan daily damage damaged dark das data database databases dataonly date datei dateien daten
datetime day days dc dcdiag dd de dead debian debug decide decided decider decides decision decisions decode decoder
decryption decrypts deep default defaults delay delayed delegation delete deleted deletes dem demand demanded
demands demo den denials denied denies deny depend dependent depends depth der des desc describe described describes
description desktop destination destroys detached detail details detected dev deva device devices devtools dhcp
diagnose diagnosed diagnosis diagnostics did die diese diesem dieses diff differ difference differences different
differs digest digits digt dim dir directories directory disable disabled disables disagree disagrees disallowed
disaster disconnect disk diskpart disks dism display displays dispose distinguished div divided dl dll dn dns
dnscache dnsservers do docs doctor doctype document documentation documents does doesn domain domains don done door
dot dotnet dots double down download downloads draws drive driver drivers drives drop drops drvload dry dsacls
dsgetdc dsgetsite dsmod dsquery dt due duplicate during dynamic each earlier early east echo ecp edge edit edited
edition editions editor editors edits effect efi eightwone ein eine einem einstellungen either electron element
elements elevated elevation else elseif elsewhere empty en enable enabled enables enc encoded encoding encodings
encountered encrypt encrypted encrypting encryption end ended ending endpoint endpoints ends engine english enough
enter enterprise enthalten entities entries entry enum enumeration enumerations env environment environments equals
erfolgreich err error errors erstellt erstellten erwartet es essentials estimate estimates etc etry eu evaluated
even event events ever every everybody everything everywhere evict evidence ews ex exact exactly examine example
excel exception exceptions exchange exchangesetup exchg exchweb exclude exe exec execa execution exist existing
exists exit exits expected expects experience expired export exportable exported exports extended extends extension
extensions extern external extra fact factor facts fail failed fails failure falsche false far fatal fault faults
feature featurename features fehler fehlerhafte fetch few ffffff fidelity field fields fifteen figcaption fight
figure figures file filename files fill filled fills filter filters finalizing finally finance find finding findings
finds finish finished fire firewall firewalls firmware first fit fits five fixed fixture fixtures fl flag flags flex
flush fo focus folder folders folgende follow followed following follows font for forbid forbidden forbids force
foreach forest forestroot forests forged forgotten form format formatiert formatted forms formula found fqdn
fragment frame frames framework free freigegebenen freigegebener fresh from front fs fsmo fulfilled full function
further fwlink gap gaps gateway gather gave gbar gc geben gefunden gel gemeldeten gen gend general generalized
generally generated generation geolocation geplante gesamt gesch gesichert gesicherten gestartet get gets gi
gigabytes giu give given gives giving glicherweise global globalization go goes going gone good got gpsvc grant
green grid group groups gruppe gt gu guarded guards guess guessed guid guide gwmetric haben had half halves hand
handed handle handlers hands hang hangs happen happened happens hard harden hardly hardware harm harmed has hash
hashtable hasn have head header headers heading heavy height held help helpers her here heuristics hex hidden hide
hierarchies hiermit high higher highest hint hints hinweis history hive hlt hold holder holds home hooks hope host
hostname hosts hotfix hotfixes hour hours house how however href hren hrt htm html http httperrors httplogging
httpprotocol httpredirect https hub hurry hybrids hyphens icacls ico iconv id identifier identity idle ids if ignore
ihn iis im image images imap img import importing in included includes incomplete incorrect index inetsrv inf infer
info information inherit inheritance inherited initial inline inner input insert inset insgesamt inside inspect
inspected inspection install installation installed installer installers installing installs instance instant
instead insufficient int integrated interface interfaces intermediate internal internet interrupted into intruder
invalid invariant inventory invoke ip ipc ipconfig iphlpsvc ipsecurity is isapifilters isn iso issue issued issuer
issues ist it item items its itself javascript jetzt job jobs join joined joining joins journal journals js json
jsonl judged junction just kann kaspersky katalog kb kdc keep keeping keeps kein keine kennwort kept kerberos kernel
key keyof keys keywords kicker kill kilobytes kind kinds kip kit kits know knowing knowledge known knows kopiert
kritisches lab label labeled lacks lag landscape lang language languages lapsed large largest last lasts late later
latest lay layer layout ldap ldaps ldapts ldf ldif ldifde ldp lead leads learn least leave leaves leaving left
legacy legend length less let lets letter letters level li library licence license lie lies lifelike light like
likely likewise limit limitaccess limits line lines link linux list listed listen listener listens listing lists
literal little live lives load loaded loader loads local localhost locate located location lock locked lockout locks
log logfile logged logging logo logon logos logs long longer longest look looked looking looks loopback lose loses
loss lost low lower lstart lt ltig lync mac machine machines macs made mail mailbox mailboxes mailserver main major
make makes making malformed manage managed management manager manages manifest manual manually many map mapped
mapper margin mark marked marks marshal mask master match matches material matter matters max may maybe md mdb me
mean meaning means meant meantime meanwhile measured media medium meet megabytes mehr mehrerer member members
membership memory mend menu menus merge message messages messaging met meta metabase metal method methods metric mi
micro microphone microsoft middle might milestone milliseconds min mind minimum minmax minor minus minute minutes
miss missed missing mistake mistyped mit mitglied mix mixed mixes mixtures mjs mm mobile mode model modes module
modules moment momentaufnahmen monitor monitoring mono monospace month more most mostly mount mounted move moved
moves mpr mpssvc msc mscorsvw msdcs msdn msexchange msexchdatapath msftesql msi msiexec msilog msiserver msp msu
msxfaq much muss must name named names namespace namespaces naming narrator narrow nav ncacn ndiges ndp near need
needed needs negotiate neighbours neither nested net netdom netframework netlogon netsh network networkaddress
networks netzwerk netzwerkname netzwerkpfad neu never new newer newest newname next nh nicht night nltest nnen no
nobody node non nonce none nonnegative nonsense nor norestart normal north nosniff not note noted notepad notes
nothing notice noticed now nowhere nowrap npm npx nul null nullable number numbered numbers oab object objectclass
objects occurred ocurred oder of off offers office offline offset offsite often oid ok ol old older on once one ones
online only onto op open opened opening opens openssl operating operation operational operator operators
optimization option options or order ordner organization organizational origin original os ot other others otherwise
out outcome outer outgoing outline outlook output outside over overall overcome overdue overflow overwrite
overwrites overwritten owa own pace paced pack package packages packets packs padding page pages paging paint pair
pale panda panel param parameter parameters parent parse parsed part partial partition partitioned partitions partly
parts passed passive passphrase passwd password passwordd passwords patch patches path paths patterns pause paused
peers pem pending people percent percentages perform performance performed performing perhaps period permanent
permissions person personen pfx phase phases phone phones picked picks pictures piece ping pipe piped place places
placing plain plan planned plans platform plays please png point pointer points policies policy pong pool pop port
portal ports position possible post power powercfg powershell practice practise pre precautions prefers prefix
preload preparation prepare prepared preparing prerequisite prerequisites presence present press presses preview
previewed previous primary principal principals print printed prints prior priority privacy private privilege pro
probably probe probed probes problem problems proc procedure process processes processing processmodel prod product
production products profiles program programs progress project promise promises prompt prompts proof proper
properties property proposal propose proposed protect protected protection protects protocol protocols protokoll
prove proven proves provider providers proving proxy ps psbase public published purpose pushed put puts putting pwd
pwdlastset quarter query question questions queues quick quicker quickest quickly quiet quot quota quotation raised
rakhesh ran random range ranged rather raw re reach reachable reached reaches read readable reader readers reading
readings readline readonly reads ready reagentc real really reapply reason reasons reboot rebuild rebuilds rebuilt
rechte recognition recognize recognized recommendations recommended recommends record recorded recording records
recover recoverable recovered recoveries recovering recovers recovery rect recursive recycle recycling red redact
redirections redirects rediscover redistributable redundant reference referral referrals referrer refers reflection
refusal refuse refused refuses reg regex register registered registry rehearsal rehearsals rehearse rehearsed
rehearses reinstall rejected rejoin release relied relies rem remains remedy remembered remembers remote
remoteordner removable removal remove removed removes removing rename renamecomputer renames renaming renderer renew
renews repadmin repair repairs repeat repeated replace replaced replaces replacing replicated replication reply
report reported reports req request requested requestlimits requests require required requires rerun reservation
reservations reset resetpwd resets resetting resolve resolver resource resources respect response rest restart
restarted restarting restarts restore restored restores restoring restriction rests result results resume resumed
resumes resuming resync retrieving retry return reuse review reviewer rewrite rewrites rewritten rgrove rhythm rig
right rights risk role roles roll rollup rollups room root roots rotate route routes row rows rpc rsa ru rule rules
run runbook running runs runtime rx safe safely said sales samaccountname samba same samples sans save saved saver
saves saw say saying says sc scale scanner scanners scenario scenarios schattenkopie schedule scheduled scheduler
schema schemas scheme schemes schen scht schtasks scope scp screen script scriptblock scripting scripts scroll
sealed sealing search searched searcher sec second secondary seconds secret secrets section sections sector sectors
secure securely security see seems seen sees segment sein sektorgr select self send sends sent sentence sentences
sequence sequential serial series serve served server serverruntime servers serves service services servicing
session sessions set setowner setreimage sets setting settings settle settled settles setup several sha shadow shall
share shared shares sharing sheet sheets shell short shortened shorter should show showed shown showrepl shows shut
shutdown sich sicher sichernden sicherung sicherungen sicherungs sicherungsort sicherungszeit sicherungsziel sid
side sides sie siehe sign signal signature signatures signed signing signs silence silent simple simulated since
sind single sit site sites situation six size sizes skew skip skippable skipped slash sleep slice slip slow slowly
slows small smaller snap snapin snapshot snapshots so sock software solid some somebody someone something somewhere
soon sooner sophos sort sorts sound source sources south space spacing span spare speak speaks specified specify
speech speicherort speicherorts speicherplatz speicherziel spelling spki splice split spns spoil spoken sppsvc
spreadsheet src ss ssen ssl sslcert stage staged stale stand standard standing stands start started starten starting
starts stat state statement states static staticcontent stattdessen status stay stays stellen step steps stick
sticky still stood stop stopped stopping stops stopwatch storage store stored stores strange strangers strategies
strategy stream streams strict string stripchart stroke strong stronger style styles sub subject subnet subnets
substring subsystem subtree succeeded succeeds success successful successfully successor such suffix suit suits sum
summary supertekboy supervise supplied support supported sure surplus surround surroundings svg swallows switch
switched switches switching swprv symantec sync syntax sys syscall sysnative sysrecovery system systems systemstatus
table tabs tag tail tak take taken takeover takes taking target targets task taskkill tasks tbody tcp tcpip td teach
technet tell telling tells template term terminal terms test tester tests text texts th than that the thead their
them themes themselves then there these they thing things think this those thread threading threads three through
throw thrown throws thumb thumbprint tick ticket ties time timed timeline timeout times title tls tmp tn to together
token told tomorrow tonight too took tool tools top topology torn total touch touched tr trace traces tracing
transcripts transform translated transport trap tree trees trend tried tries triggers trim troubleshoot true trust
trusted trusts truth try trying ts tuning turn turned turns twice two txt type typed typeof types tzt ucma ul um
unable unattended unavailable unbenanntes unblock unclear undefined under understand understands understood undo
undoes undone unerwartet unescaped unexpected unexpectedly unfinished unfit ung unharmed unicode unified
unifiedpeople uninstall unit universal unknown unlabeled unlabelled unless unlock unpacked unread unreadable unsafe
unschedule unsigned unter unterst until untouched unwanted unwrap up update updated updates upgrade upgraded upn
upwards url urlcompression us usable usage usb use used user userd users uses using usual usually utf util utilities
vain valid validate validation value values vanished var variable vboxservice ve vendor verb verbs verdict verf
verification verified verifies verify verifying version versions vertical verweigert verwenden verwendet very via
view viewport views virtual virtualization virtuelle virus viruses visible visual vite vitest vmicheartbeat vmtools
voice void vollst volume volumegr volumes von vor vorbehalten vorbereitet vorgang vorhanden vs wait waited waiting
waits walked want wanted wanting wants warn warning warnings warns was watch watching watermark way ways wbadmin
wbem wbengine wbr web webmail webserver websocket wechselmedium week weekly weeks weighs weight weil welcome well
went werden were west what whatever when whenever where wherever whether which while white whitespace who whoami
whoever whole wholly whom whose why wide width wieder wiki wildcard wildcards will windir window windows wine
wininit winload winmgmt wird wire wirksam with withheld within without wizard wmic wmiclass word words work worked
worker workgroup working works workstation world worse worth would wow wpeinit wpeutil wrap wrapped writable write
writer writes writing written wrong wrote ws wsbexchange wuauserv wurde wusa wwwroot wx xenservice xensvc xml xmlns
xpath yauzl yazl year yellow yes yet you younger your yours yourself yyyy zero ziel zip zlib zod zone zu zugeordnet
zugreifen zugriff zum zurzeit zusammenfassung
`
    .trim()
    .split(/\s+/),
);

/** Those that these texts write in capitals: in capitals too they may be the word, and not the name. */
export const capitalWords: ReadonlySet<string> = new Set(
  `
AD API CA CAS CN CSV DAG DC DHCP DNS ECP EWS EXE FAILED FQDN GB HKLM HTML HTTP HTTPS ID IIS IMAP IP IT JSON KB LDAP
LDAPS LIVE MB NLB NO NT OAB OK ON OU OWA PDF POP POP3 PS REG REHEARSAL RPC SC SCP SETUP SID SMTP SOFTWARE SP SSL SUCCESS
SYSTEM TB TCP TLS UM UNC UPN URL UTC WMI XML COMPLETED RUNNING STOPPED ERROR WARNING IMAP4 WIN WINDOWS MICROSOFT
`
    .trim()
    .split(/\s+/),
);
